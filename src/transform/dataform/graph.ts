/** Name of a table, view or assertion in the compiled project. */
export interface Target {
  readonly database?: string;
  readonly schema: string;
  readonly name: string;
}

interface Action {
  readonly target: Target;
  readonly dependencyTargets?: readonly Target[];
  readonly tags?: readonly string[];
  readonly actionDescriptor?: {
    readonly description?: string;
    readonly columns?: readonly {readonly path: readonly string[]; readonly description?: string}[];
  };
  readonly disabled?: boolean;
}

export interface TableAction extends Action {
  readonly type: 'table' | 'view' | 'incremental';
  readonly query: string;
  readonly incrementalQuery?: string;
  readonly uniqueKey?: readonly string[];
  /** Never rebuilt from scratch. */
  readonly protected?: boolean;
  readonly bigquery?: {readonly partitionBy?: string; readonly clusterBy?: readonly string[]};
  readonly preOps?: readonly string[];
  readonly postOps?: readonly string[];
  readonly incrementalPreOps?: readonly string[];
  readonly incrementalPostOps?: readonly string[];
}

/** Passes when its query finds no row. */
export interface AssertionAction extends Action {
  readonly query: string;
}

export interface OperationAction extends Action {
  readonly queries: readonly string[];
}

/** Passes when both queries find the same rows. */
export interface UnitTest {
  readonly name: string;
  readonly testQuery: string;
  readonly expectedOutputQuery: string;
}

/** What `dataform compile --json` prints, as far as we read it. */
export interface Graph {
  readonly projectConfig: {readonly assertionSchema?: string; readonly vars: Readonly<Record<string, string>>};
  readonly tables?: readonly TableAction[];
  readonly assertions?: readonly AssertionAction[];
  readonly operations?: readonly OperationAction[];
  readonly declarations?: readonly Action[];
  readonly tests?: readonly UnitTest[];
  readonly targets?: readonly Target[];
  readonly graphErrors?: {
    readonly compilationErrors?: readonly {readonly message?: string; readonly fileName?: string}[];
  };
}

/** An action together with its sort. */
export type Step =
  | {readonly kind: 'table'; readonly action: TableAction}
  | {readonly kind: 'assertion'; readonly action: AssertionAction}
  | {readonly kind: 'operation'; readonly action: OperationAction};

/** `schema.name`: unique within a compiled project. */
export function nameOf(target: Target): string {
  return `${target.schema}.${target.name}`;
}

/** Every enabled action after all that it depends on; otherwise in the order of the project. */
export function inDependencyOrder(graph: Graph): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const action of graph.tables ?? []) steps.set(nameOf(action.target), {kind: 'table', action});
  for (const action of graph.operations ?? []) steps.set(nameOf(action.target), {kind: 'operation', action});
  for (const action of graph.assertions ?? []) steps.set(nameOf(action.target), {kind: 'assertion', action});

  const ordered = new Set<Step>();
  const visit = (name: string, path: readonly string[]): void => {
    const step = steps.get(name);
    if (step === undefined || step.action.disabled === true || ordered.has(step)) return;
    if (path.includes(name)) throw new Error(`Dataform actions depend on each other: ${[...path, name].join(' → ')}`);
    for (const target of step.action.dependencyTargets ?? []) visit(nameOf(target), [...path, name]);
    ordered.add(step);
  };
  for (const name of steps.keys()) visit(name, []);
  return [...ordered];
}
