import {compile, type RulesDocument, type Vars} from '../transform/dataform/compile';
import type {SqlRunner} from '../warehouse/warehouse';
import {type Unbuilt, unbuilt} from './unbuilt';

/** A number that rules would move: of a unit, over the weeks of the preview. */
export interface Move {
  readonly unit: string;
  readonly metric: string;
  /** One value for each of the rules that were compared; null: not known, or no such unit. */
  readonly values: readonly (number | null)[];
}

/** Weeks that are built, the running one included. */
export const previewWeeks = 8;

/**
 * The last eight weeks of `kpi_weekly_by_bu` under each of several rules, and where they differ. Nothing is stored: each way is
 * one query over the raw tables.
 * @param rules undefined: the shipped ones.
 * @param vars with `as_of`, the day the weeks end with.
 */
export async function movesBetween(
  warehouse: SqlRunner,
  vars: Vars,
  rules: readonly (RulesDocument | undefined)[],
): Promise<readonly Move[]> {
  const {as_of: asOf = '', history_start: history = ''} = vars;
  const eve = dayBeforeWeeks(asOf);
  const sides: Sums[] = [];
  for (const document of rules) {
    const project = await unbuilt(
      warehouse,
      await compile({...vars, history_start: history > eve ? history : eve}, undefined, document),
    );
    sides.push(await sumsOf(project, eve));
  }
  const names = new Set(sides.flatMap((side) => [...side.keys()]));
  return [...names]
    .sort()
    .flatMap((unit) =>
      movesOf(
        unit,
        sides.map((side) => side.get(unit)),
      ),
    )
    .filter(({values}) => values.some((value) => (value ?? 0) !== (values[0] ?? 0)));
}

/** The weeks that begin after this day are the weeks of the preview, whatever day of the week they begin on. */
function dayBeforeWeeks(asOf: string): string {
  return new Date(Date.parse(`${asOf}T00:00:00Z`) - 7 * previewWeeks * 86_400_000).toISOString().slice(0, 10);
}

type Sums = ReadonlyMap<string, Readonly<Record<string, number | null>>>;

/** Sums over the weeks that begin after a day, by unit; ratios are computed later, from their parts. */
async function sumsOf({datasets: {mart}, rows}: Unbuilt, eve: string): Promise<Sums> {
  const dictionary = await rows(`SELECT metric FROM \`${mart}.kpi_dictionary\` WHERE unit IN ('count', 'money')`);
  const metrics = dictionary.map(({metric}) => String(metric));
  const weekly = await rows(
    `SELECT bu_rollup, ${metrics.map((metric) => `SUM(${metric}) AS ${metric}`).join(', ')}
     FROM \`${mart}.kpi_weekly_by_bu\` WHERE week_start > DATE '${eve}' GROUP BY bu_rollup`,
  );
  return new Map(
    weekly.map((row) => [
      String(row['bu_rollup']),
      Object.fromEntries(
        metrics.map((metric) => {
          const value = row[metric];
          return [metric, value === null || value === undefined ? null : Number(value)];
        }),
      ),
    ]),
  );
}

function movesOf(
  unit: string,
  sides: readonly (Readonly<Record<string, number | null>> | undefined)[],
): readonly Move[] {
  const metrics = new Set(sides.flatMap((side) => Object.keys(side ?? {})));
  return [...metrics].map((metric) => ({unit, metric, values: sides.map((side) => side?.[metric] ?? null)}));
}
