/** A line as an editor shows it. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** `\n`, `\r\n`, `\r`, or nothing at the end of the file. */
  readonly end: string;
}

/** Lines that can be taken one by one, and given back to be read in another way. */
export class LineQueue {
  private readonly source: AsyncIterator<readonly TextLine[]>;
  private waiting: readonly TextLine[] = [];
  private next = 0;

  constructor(source: AsyncIterable<readonly TextLine[]>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async take(): Promise<TextLine | undefined> {
    while (this.next >= this.waiting.length) {
      const more = await this.source.next();
      if (more.done === true) return undefined;
      this.waiting = more.value;
      this.next = 0;
    }
    this.next += 1;
    return this.waiting[this.next - 1];
  }

  /** The lines come again, before all others. */
  giveBack(lines: readonly TextLine[]): void {
    this.waiting = [...lines, ...this.waiting.slice(this.next)];
    this.next = 0;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

/** Lines end where editors end them: at `\n`, `\r\n` and `\r`. Those that a piece of text completes come together. */
export async function* textLines(pieces: AsyncIterable<string>): AsyncGenerator<readonly TextLine[], void> {
  let number = 0;
  let rest = '';
  for await (const piece of pieces) {
    const text = rest + piece;
    const lines: TextLine[] = [];
    let from = 0;
    for (const {0: end, index} of text.matchAll(/\r\n|\n|\r/g)) {
      // Its `\n` may be in the next piece.
      if (end === '\r' && index === text.length - 1) break;
      number += 1;
      lines.push({number, text: text.slice(from, index), end});
      from = index + end.length;
    }
    rest = text.slice(from);
    if (lines.length > 0) yield lines;
  }
  const last = rest.endsWith('\r') ? {text: rest.slice(0, -1), end: '\r'} : {text: rest, end: ''};
  if (rest !== '') yield [{number: number + 1, ...last}];
}
