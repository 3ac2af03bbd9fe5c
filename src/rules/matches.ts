import {nearest} from '../nearest';
import {entriesOf, type Entry, type Subject} from './entries';
import type {Rules} from './rules-file';
import type {Unbuilt} from './unbuilt';

/** What one condition of the rules finds among the raw rows. */
export interface Finding {
  /** Place in the rules, as in {@link Entry}. */
  readonly place: string;
  readonly subject: Subject;
  /** Number of records that it looked at; 0: nothing of the sort is loaded. */
  readonly looked: number;
  readonly found: readonly {readonly id: number | null; readonly name: string | null}[];
}

/** What renames do not look at. */
const ending = /(\s*-\s*|\s+)(sales|production)$/i;
/** Records of one condition that are looked at: a regex may match every customer. */
const mostFound = 1_000;
/** More lines than that nobody reads. */
const warningsSaid = 20;
const called: Readonly<Record<Subject, string>> = {
  business_unit: 'business unit',
  job_type: 'job type',
  customer: 'customer',
  rollup: 'rollup',
};

/** What each condition of the rules that a project was compiled with finds, from the top of the rules. */
export async function findingsOf(project: Unbuilt): Promise<readonly Finding[]> {
  const rows = await project.rows(
    `SELECT * FROM \`${project.datasets.ref}.rule_matches\` WHERE TRUE
     QUALIFY ROW_NUMBER() OVER (PARTITION BY position ORDER BY record_id) <= ${mostFound}
     ORDER BY position, record_id`,
  );
  const findings = new Map<string, Finding & {readonly found: {id: number | null; name: string | null}[]}>();
  for (const {place, subject, records, record_id: id, record_name: name} of rows) {
    const finding = findings.get(String(place)) ?? {
      place: String(place),
      subject: subject as Subject,
      looked: Number(records),
      found: [],
    };
    findings.set(finding.place, finding);
    if (id !== null || name !== null)
      finding.found.push({id: id === null ? null : Number(id), name: name as string | null});
  }
  return [...findings.values()];
}

/**
 * A line for each condition of a company's file that finds nothing, with the name that was meant where one is like it: a slip,
 * or something that is gone from ServiceTitan. Nothing is said of what was not loaded.
 */
export async function rulesThatFindNothing(project: Unbuilt, rules: Rules): Promise<readonly string[]> {
  const findings = new Map((await findingsOf(project)).map((finding) => [finding.place, finding]));
  const missing = entriesOf(rules.document).filter(({place}) => {
    const finding = findings.get(place);
    return finding !== undefined && finding.looked > 0 && finding.found.length === 0;
  });
  const lines = new Map(missing.map((entry) => [entry, says(entry)]));
  for (const subject of new Set(missing.filter(({by}) => by === 'name').map((entry) => entry.subject))) {
    const names = await namesOf(project, subject);
    for (const entry of missing.filter((one) => one.subject === subject && one.by === 'name')) {
      const meant = nearest(String(entry.value), names);
      if (meant !== undefined) lines.set(entry, `${says(entry)} (did you mean "${meant}"?)`);
    }
  }
  const hidden = hiddenRules(rules, findings);
  const said = [
    ...[...lines].map(([{path}, text]) => ({line: rules.lineOf(path), text})),
    ...hidden.map(({path}) => ({
      line: rules.lineOf(path),
      text: 'every unit that it matches is taken by a rule above it',
    })),
  ]
    .sort((a, b) => a.line - b.line)
    .map(({line, text}) => `${rules.file}, line ${line}: ${text}.`);
  return said.length <= warningsSaid
    ? said
    : [...said.slice(0, warningsSaid), `${rules.file}: ${said.length - warningsSaid} more conditions find nothing.`];
}

function says({by, subject, value}: Entry): string {
  const quoted = JSON.stringify(value);
  if (subject === 'rollup') return `no business unit has the rollup ${String(value)}`;
  if (by === 'id') return `no ${called[subject]} has the id ${value}`;
  return by === 'name' ? `no ${called[subject]} is called ${quoted}` : `no ${called[subject]} matches ${quoted}`;
}

/** Rules of units that find units, all of which a rule above them takes. */
function hiddenRules(rules: Rules, findings: ReadonlyMap<string, Finding>): readonly Entry[] {
  const taken = new Set<number | null>();
  return entriesOf(rules.document)
    .filter(({scope}) => scope === 'business_units.rules')
    .filter(({place}) => {
      const ids = (findings.get(place)?.found ?? []).map(({id}) => id);
      const isHidden = ids.length > 0 && ids.every((id) => taken.has(id));
      for (const id of ids) taken.add(id);
      return isHidden;
    });
}

/** Names that a condition could have meant: those of the records, and of units what is left of them too. */
async function namesOf(project: Unbuilt, subject: Subject): Promise<readonly string[]> {
  const [column, table] = {
    business_unit: ['bu_name', 'dim_bu_rollup'],
    job_type: ['name', 'dim_job_types'],
    customer: ['name', 'dim_customers'],
    rollup: ['bu_rollup', 'dim_bu_rollup'],
  }[subject] as [string, string];
  const rows = await project.rows(
    `SELECT DISTINCT ${column} AS name FROM \`${project.datasets.ref}.${table}\` ORDER BY 1`,
  );
  const names = rows.flatMap(({name}) => (typeof name === 'string' ? [name] : []));
  return subject === 'business_unit' ? [...names, ...names.map((name) => name.replace(ending, ''))] : names;
}
