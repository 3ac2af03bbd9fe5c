import type {Format} from '../../report/format';
import {type Move, previewWeeks} from '../../rules/preview';
import type {Proposal} from '../../rules/propose';
import type {CustomerReview, TypeReview, UnitReview} from '../../rules/review';
import type {Rules} from '../../rules/rules-file';
import {tableOf} from './text-table';

const right = 'right' as const;
const left = 'left' as const;

/** Where what decides stands: a line of the company's file, else the shipped rules. */
function standsIn(place: string | undefined, rules: Rules | undefined): string {
  if (place === undefined) return '';
  const path = rules?.pathOf(place);
  return path === undefined ? 'as shipped' : `line ${rules?.lineOf(path)}`;
}

/** Business units with a year of jobs, and where each counts. */
export function unitsTable(
  units: readonly UnitReview[],
  rules: Rules | undefined,
  {whole, currencySign}: Format,
): string {
  const because = ({mappedBy, place}: UnitReview): string =>
    ({name: 'its name', default: 'nothing else matches', nothing: 'no rule matches'})[mappedBy] ??
    standsIn(place, rules);
  return tableOf({
    head: [
      'id',
      'business unit',
      'jobs',
      `invoiced ${currencySign}`,
      `sold ${currencySign}`,
      'group',
      'rollup',
      'because',
    ],
    align: [right, left, right, right, right],
    rows: units.map((unit) => [
      unit.id === null ? '' : String(unit.id),
      unit.isActive || unit.id === null ? unit.name : `${unit.name} (inactive)`,
      whole(unit.stakes.jobs),
      whole(unit.stakes.invoiced),
      whole(unit.stakes.sold),
      unit.group,
      unit.rollup,
      because(unit),
    ]),
  });
}

/** Job types that have jobs or are of a kind. */
export function typesTable(
  types: readonly TypeReview[],
  rules: Rules | undefined,
  {whole, currencySign}: Format,
): string {
  return tableOf({
    head: [
      'id',
      'job type',
      'jobs',
      `invoiced ${currencySign}`,
      `sold ${currencySign}`,
      'sold threshold',
      'counts as',
      'because',
    ],
    align: [right, left, right, right, right, right],
    rows: types.map(({id, name, isActive, isNoCharge, soldThreshold, kinds, stakes}) => [
      String(id),
      `${name}${isActive ? '' : ' (inactive)'}${isNoCharge ? ' (no charge)' : ''}`,
      whole(stakes.jobs),
      whole(stakes.invoiced),
      whole(stakes.sold),
      soldThreshold === null ? '' : String(soldThreshold),
      Object.keys(kinds).join(', '),
      [...new Set(Object.values(kinds).map((places) => standsIn(places?.[0], rules)))].join(', '),
    ]),
  });
}

/** Customers that look like tests. */
export function customersTable(
  customers: readonly CustomerReview[],
  rules: Rules | undefined,
  {whole, currencySign}: Format,
): string {
  return tableOf({
    head: ['id', 'customer', 'jobs', `invoiced ${currencySign}`, 'test', 'because'],
    align: [right, left, right, right],
    rows: customers.map(({id, name, jobs, invoiced, isTest, place}) => [
      String(id),
      name,
      whole(jobs),
      whole(invoiced),
      isTest ? 'yes' : 'no',
      standsIn(place, rules),
    ]),
  });
}

/** What is proposed, as a rules file has it. */
export function proposalsTable(proposals: readonly Proposal[]): string {
  return tableOf({
    head: ['in', 'rule', 'for', 'because'],
    rows: proposals.map((proposal) => {
      const {section, reason} = proposal;
      if (proposal.section === 'business_units.unmatched') return [section, proposal.value, 'all other units', reason];
      if (proposal.section !== 'business_units.rules') return [section, `ids: ${proposal.id}`, proposal.name, reason];
      const {id, group, rollup, name} = proposal;
      return [section, `{id: ${id}, group: ${group}, rollup: ${rollup}}`, name, reason];
    }),
  });
}

/** Numbers that would move. @param ways what each column counts by. */
export function movesTable(moves: readonly Move[], ways: readonly string[], {whole}: Format): string {
  let unit: string | undefined;
  return tableOf({
    head: ['unit', `last ${previewWeeks} weeks`, ...ways],
    align: [left, left, ...ways.map(() => right)],
    rows: moves.map((move) => {
      const shown = move.unit === unit ? '' : move.unit;
      unit = move.unit;
      return [shown, move.metric, ...move.values.map((value) => (value === null ? '–' : whole(value)))];
    }),
  });
}
