import type {JsonObject, JsonValue} from '../../json';
import {parseJson} from '../../json';
import type {Body} from './body';
import {isDigits, quote, unsure} from './bytes';
import type {RowPlan} from './field-plan';
import type {ByteSink, Records, Rows} from './rows';

/** Numbers in a row that grows. */
class Numbers {
  private items: Int32Array;
  length = 0;

  constructor(capacity: number) {
    this.items = new Int32Array(Math.max(2, capacity));
  }

  push(one: number, other: number): void {
    if (this.length + 2 > this.items.length) {
      const larger = new Int32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length] = one;
    this.items[this.length + 1] = other;
    this.length += 2;
  }

  at(index: number): number {
    return this.items[index] as number;
  }

  set(index: number, value: number): void {
    this.items[index] = value;
  }
}

/** How much longer than the one before a page may be without its lists growing. */
const roomier = 1.2;

/** Texts that records get besides what the API sent, by number: those of the lifted fields first. */
function insertsOf({lifts}: RowPlan): readonly Buffer[] {
  const names = lifts.map(({name}) => `,${JSON.stringify(name)}:`);
  return [...names, 'null', '}', ',"_key":"', '","_groupReadOn":null', '"'].map((text) => Buffer.from(text));
}

/** A field that the schema does not know, or whose value has another type than it says, in one row. */
interface Oddity {
  readonly row: number;
  readonly name: string;
  readonly kind: 'unknown' | 'mistyped';
}

/** What a scanner found on one page: stretches of its bytes that make up the records, and where looked-at values are. */
export class Spans {
  private readonly inserts: readonly Buffer[];
  /** Pairs: a stretch of the page, or an insert as its number, negative. */
  private readonly pieces: Numbers;
  /** Pairs per row: its first piece, and where it ends. */
  private readonly rowPieces: Numbers;
  /** Pairs per row: where the row itself begins and ends. */
  private readonly rowSpans: Numbers;
  /** Pairs per row and tracked field: where its value begins and ends. */
  private readonly values: Numbers;
  private readonly oddities: Oddity[] = [];
  private firstPiece = 0;
  count = 0;

  /** @param before of an earlier page of the stream, which this one is probably as long as. */
  constructor(
    private readonly body: Body,
    private readonly plan: RowPlan,
    before?: Spans,
  ) {
    this.inserts = before?.inserts ?? insertsOf(plan);
    const rows = Math.ceil((before?.count ?? 0) * roomier);
    this.pieces = new Numbers(Math.ceil((before?.pieces.length ?? 0) * roomier));
    this.rowPieces = new Numbers(2 * rows);
    this.rowSpans = new Numbers(2 * rows);
    this.values = new Numbers(2 * rows * plan.tracked.length);
  }

  beginRow(): void {
    this.firstPiece = this.pieces.length;
    for (const _ of this.plan.tracked) this.values.push(-1, -1);
  }

  copy(from: number, end: number): void {
    if (end > from) this.pieces.push(from, end);
  }

  insert(number: number): void {
    this.pieces.push(-1 - number, 0);
  }

  insertNull(): void {
    this.insert(this.plan.lifts.length);
  }

  /** The row's id as its `_key`; rows without one are parsed before they are delivered. */
  insertKey(tracked: number): void {
    const index = this.valueIndex(this.count, tracked);
    const [from, end] = [this.values.at(index), this.values.at(index + 1)];
    const {bytes} = this.body;
    const isText = from >= 0 && bytes[from] === quote;
    const first = from < 0 ? 0x6e : (bytes[from] as number);
    if (first === 0x6e) return;
    if (!isText && !isDigits(bytes, from, end)) throw unsure;
    this.insert(this.plan.lifts.length + 2);
    this.copy(isText ? from + 1 : from, isText ? end - 1 : end);
    this.insert(this.plan.lifts.length + 3);
  }

  /** A stretch of the page as a text. */
  insertQuoted(from: number, end: number): void {
    const mark = this.plan.lifts.length + 4;
    this.insert(mark);
    this.copy(from, end);
    this.insert(mark);
  }

  track(tracked: number, from: number, end: number): void {
    const index = this.valueIndex(this.count, tracked);
    this.values.set(index, from);
    this.values.set(index + 1, end);
  }

  unknown(name: string): void {
    this.oddities.push({row: this.count, name, kind: 'unknown'});
  }

  mistyped(name: string): void {
    this.oddities.push({row: this.count, name, kind: 'mistyped'});
  }

  endRow(from: number, end: number): void {
    this.insert(this.plan.lifts.length + 1);
    this.rowPieces.push(this.firstPiece, this.pieces.length);
    this.rowSpans.push(from, end);
    this.count += 1;
  }

  row(row: number): JsonObject {
    const text = this.body.bytes.toString('utf8', this.rowSpans.at(2 * row), this.rowSpans.at(2 * row + 1));
    return parseJson(text) as JsonObject;
  }

  value(row: number, name: string): JsonValue | undefined {
    const tracked = this.plan.tracked.indexOf(name);
    if (tracked < 0) return this.row(row)[name];
    const index = this.valueIndex(row, tracked);
    const [from, end] = [this.values.at(index), this.values.at(index + 1)];
    if (from < 0) return undefined;
    const {bytes} = this.body;
    // Looked-at texts have no escapes.
    return bytes[from] === quote
      ? bytes.toString('utf8', from + 1, end - 1)
      : parseJson(bytes.toString('utf8', from, end));
  }

  oddFields(rows: ReadonlySet<number> | undefined): readonly Oddity[] {
    return rows === undefined ? this.oddities : this.oddities.filter(({row}) => rows.has(row));
  }

  write(row: number, to: ByteSink): void {
    const {pieces, inserts} = this;
    const {bytes} = this.body;
    const end = this.rowPieces.at(2 * row + 1);
    for (let piece = this.rowPieces.at(2 * row); piece < end; piece += 2) {
      const from = pieces.at(piece);
      if (from >= 0) {
        to.bytes(bytes, from, pieces.at(piece + 1));
      } else {
        const insert = inserts[-1 - from] as Buffer;
        to.bytes(insert, 0, insert.length);
      }
    }
  }

  private valueIndex(row: number, tracked: number): number {
    return 2 * (row * this.plan.tracked.length + tracked);
  }
}

/** Rows that were scanned and not parsed. */
export class SpanRows implements Rows {
  private all: readonly number[] | undefined;

  /** @param chosen numbers of the rows; absent: all. */
  constructor(
    private readonly spans: Spans,
    private readonly chosen?: readonly number[],
  ) {}

  get length(): number {
    return this.chosen?.length ?? this.spans.count;
  }

  parsed(): readonly JsonObject[] {
    return this.numbers().map((row) => this.spans.row(row));
  }

  at(index: number): JsonObject | undefined {
    const row = this.numbers().at(index);
    return row === undefined ? undefined : this.spans.row(row);
  }

  column(name: string): readonly (JsonValue | undefined)[] {
    return this.numbers().map((row) => this.spans.value(row, name));
  }

  where(name: string, passes: (value: JsonValue | undefined) => boolean): Rows {
    const chosen = this.numbers().filter((row) => passes(this.spans.value(row, name)));
    return chosen.length === this.length ? this : new SpanRows(this.spans, chosen);
  }

  /**
   * The rows as records, with everything that the plan adds: written as they were cut out of the page, or read one by one.
   * @param shape makes the same record out of a parsed row.
   */
  records(shape: (row: JsonObject) => JsonObject): Records {
    const {spans} = this;
    const rows = this.numbers();
    return {
      length: rows.length,
      write: (index, to) => spans.write(rows[index] as number, to),
      *[Symbol.iterator]() {
        for (const row of rows) yield shape(spans.row(row));
      },
    };
  }

  oddFields(): readonly Oddity[] {
    return this.spans.oddFields(this.chosen === undefined ? undefined : new Set(this.chosen));
  }

  private numbers(): readonly number[] {
    this.all ??= this.chosen ?? Array.from({length: this.spans.count}, (_, row) => row);
    return this.all;
  }
}
