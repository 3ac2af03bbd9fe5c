/** Keys and positions from the top of a rules file down to a value. */
export type Path = readonly (string | number)[];

/** Something wrong at one place of a rules file. */
export interface Problem {
  readonly path: Path;
  /** What is wrong, as a part of a sentence: `targets[0].target must be a number, got "high"`. */
  readonly says: string;
}

/** `business_units.rules[0].name`. */
export function placeOf(path: Path): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
