import type {StreamLiteral} from './definition';
import {byParent, dated, datedWithIds, whole, windowed} from './ways';

/** The parents of what journal entries and bank deposits hold. */
const perDeposit = {stream: 'bank_deposits', field: 'bankDepositId'};
const perEntry = {stream: 'journal_entries', field: 'journalEntryId'};

/** Lines of journal entries have no id: what they are booked to tells them apart, and their number among equal ones. */
const journalSummaryKey = {
  primaryKey: ['_key'],
  keyFields: ['journalEntryId', 'accountId', 'businessUnitId', 'postDate'],
  lifted: {accountId: 'account.id', businessUnitId: 'businessUnit.id'},
};
const journalDetailKey = {
  primaryKey: ['_key'],
  keyFields: ['journalEntryId', 'accountId', 'businessUnitId', 'postDate', 'transactionId', 'skuId', 'jobId'],
  lifted: {
    accountId: 'account.id',
    businessUnitId: 'businessUnit.id',
    transactionId: 'transaction.id',
    skuId: 'sku.id',
    jobId: 'job.id',
  },
};

/** Accounting, the books: accounts, journal entries, bank deposits, taxes and terms. */
export const ledger: readonly StreamLiteral[] = [
  {
    name: 'bank_deposits',
    title: 'Bank deposits',
    description: 'Money taken to the bank, gross, fees and net. One row per deposit.',
    group: 'extended',
    list: {path: 'accounting/v2/bank-deposits', ...datedWithIds, undated: true},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['depositStatus'],
  },
  {
    name: 'gl_accounts',
    title: 'General ledger accounts',
    description: 'Accounts of the general ledger. One row per account.',
    group: 'extended',
    list: {path: 'accounting/v2/gl-accounts', query: {active: 'Any'}, filters: dated},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'gl_accounts_types',
    title: 'General ledger account types',
    description: 'Kinds of general ledger account. One row per kind.',
    group: 'extended',
    list: {path: 'accounting/v2/gl-accounts/types', query: {active: 'Any'}, filters: dated},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'journal_entries',
    title: 'Journal entries',
    description:
      'Entries that ServiceTitan hands to the general ledger; their lines are opt-in streams. One row per entry.',
    group: 'extended',
    list: {path: 'accounting/v2/journal-entries', ...datedWithIds, sort: 'Id', maxPageSize: 500},
    ...windowed,
    cursor: 'modifiedOn',
    clusterBy: ['status'],
  },
  {
    name: 'payment_terms',
    title: 'Payment terms',
    description: 'Terms by which invoices and bills fall due. One row per term.',
    group: 'extended',
    list: {path: 'accounting/v2/payment-terms', filters: dated, sort: 'Id'},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'tax_zones',
    title: 'Tax zones',
    description: 'Areas with their sales tax rates. One row per tax zone.',
    group: 'extended',
    list: {path: 'accounting/v2/tax-zones', query: {active: 'Any'}, filters: dated, sort: 'Id'},
    ...whole,
    cursor: 'modifiedOn',
    activeFalseMeans: 'inactive',
  },
  {
    name: 'bank_deposits_transactions',
    title: 'Bank deposit transactions',
    description: 'Payments in a bank deposit. One row per deposit and payment.',
    group: 'opt_in',
    list: {path: 'accounting/v2/bank-deposits/{id}/transactions', parent: perDeposit},
    ...byParent,
    primaryKey: ['bankDepositId', 'id'],
    clusterBy: ['bankDepositId'],
  },
  {
    name: 'journal_entries_summary',
    title: 'Journal entry summaries',
    description: 'Debit and credit of journal entries. One row per entry, account and unit.',
    group: 'opt_in',
    list: {path: 'accounting/v2/journal-entries/{id}/summary', maxPageSize: 500, parent: perEntry},
    ...byParent,
    ...journalSummaryKey,
    clusterBy: ['journalEntryId'],
  },
  {
    name: 'journal_entries_details',
    title: 'Journal entry details',
    description: 'Lines of journal entries with what they come from. One row per line.',
    group: 'opt_in',
    list: {path: 'accounting/v2/journal-entries/{id}/details', maxPageSize: 500, parent: perEntry},
    ...byParent,
    ...journalDetailKey,
    clusterBy: ['journalEntryId'],
  },
];
