import type {LineQueue, TextLine} from './text-lines';

/** Cells of a row, or a line that is none. */
export type CsvRecord =
  | {readonly line: number; readonly cells: readonly string[]}
  | {readonly line: number; readonly text: string; readonly problem: string};

/** No cell of a spreadsheet is longer; a quote that opens more of them is never closed. */
const longestCell = 1024 * 1024;

export interface CsvOptions {
  readonly delimiter: string;
  /** How many cells a row has, and whether a line with as many, split at each delimiter, could be one. */
  readonly row?: {readonly width: number; readonly canBe: (cells: readonly string[]) => boolean};
}

/**
 * Reads rows with strict quotes: a cell is quoted as a whole, its quotes doubled, or has none. A line with a stray quote is not a row,
 * and the lines behind it are read as if it were not there: otherwise the quote would make one cell of all that is behind it.
 * Where a line has all cells of a row although a quote in it stays open, and lines behind it look like rows too, nobody can tell
 * whether they are: then each of them is refused.
 */
export class CsvReader {
  /** Lines that were refused together with the one before them. */
  private readonly refused: CsvRecord[] = [];

  constructor(
    private readonly lines: LineQueue,
    private readonly options: CsvOptions,
  ) {}

  /** @returns undefined at the end. Empty lines are passed over. */
  async next(): Promise<CsvRecord | undefined> {
    const refused = this.refused.shift();
    if (refused !== undefined) return refused;
    for (let first = await this.lines.take(); first !== undefined; first = await this.lines.take())
      if (first.text.trim() !== '') return this.from(first);
    return undefined;
  }

  private async from(first: TextLine): Promise<CsvRecord> {
    const {delimiter, row} = this.options;
    const record: Scan = {cells: [], cell: '', isOpen: false};
    const lines = [first];
    let result = scan(record, first.text, delimiter);
    const canBeRow = row !== undefined && record.cells.length + record.cell.split(delimiter).length >= row.width;
    while (result === 'open' && record.cell.length < longestCell) {
      const next = await this.lines.take();
      if (next === undefined) break;
      record.cell += lines.at(-1)?.end ?? '';
      lines.push(next);
      result = scan(record, next.text, delimiter);
    }
    const line = first.number;
    if (result !== 'done') {
      this.lines.giveBack(lines.slice(1));
      return {line, text: first.text, problem: result === 'open' ? 'a quote is never closed' : result};
    }
    const looksLikeRow = ({text}: TextLine): boolean => {
      const cells = text.split(delimiter);
      return cells.length === row?.width && row.canBe(cells);
    };
    if (canBeRow && lines.slice(1).some(looksLikeRow)) return this.refuse(lines);
    return {line, cells: record.cells};
  }

  private refuse(lines: readonly TextLine[]): CsvRecord {
    const [from, to] = [lines[0]?.number, lines.at(-1)?.number];
    const problem = `a quoted cell goes from line ${from} to line ${to}, over lines that look like rows: a quote is missing`;
    const [first, ...others] = lines.map(({number, text}) => ({line: number, text, problem}));
    this.refused.push(...others);
    return first as CsvRecord;
  }
}

interface Scan {
  readonly cells: string[];
  /** What was read of a quoted cell. */
  cell: string;
  isOpen: boolean;
}

/** Reads a line on. @returns `open` when it ends within quotes, or what is wrong with it. */
function scan(record: Scan, text: string, delimiter: string): string {
  let at = 0;
  for (;;) {
    if (record.isOpen) {
      const quote = text.indexOf('"', at);
      record.cell += text.slice(at, quote < 0 ? undefined : quote);
      if (quote < 0) return 'open';
      at = quote + 1;
      if (text[at] === '"') {
        record.cell += '"';
        at += 1;
        continue;
      }
      record.cells.push(record.cell);
      Object.assign(record, {cell: '', isOpen: false});
      if (at === text.length) return 'done';
      if (text[at] !== delimiter) return `the quoted cell of column ${record.cells.length} goes on behind its quote`;
      at += 1;
    }
    if (text[at] === '"') {
      record.isOpen = true;
      at += 1;
      continue;
    }
    const end = text.indexOf(delimiter, at);
    const cell = text.slice(at, end < 0 ? undefined : end);
    if (cell.includes('"')) return `a quote stands within column ${record.cells.length + 1}`;
    record.cells.push(cell);
    if (end < 0) return 'done';
    at = end + 1;
  }
}
