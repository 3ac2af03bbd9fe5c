/** Byte after the last one of an answer: valid nowhere in JSON, so that whoever goes through it stops there. */
export const endMark = 0;

/** The bytes of an answer, which may lie in memory that is used again for another one. */
export class Body {
  private memory: Buffer | undefined;

  /** @param memory may be longer than the answer: what is behind it belongs to it. */
  constructor(
    memory: Buffer,
    private readonly length: number = memory.length,
  ) {
    this.memory = memory;
  }

  get bytes(): Buffer {
    return this.held().subarray(0, this.length);
  }

  /** The bytes with {@link endMark} behind them. */
  get marked(): Buffer {
    const memory = this.held();
    if (memory.length === this.length) this.memory = Buffer.concat([memory, Buffer.of(endMark)]);
    else memory[this.length] = endMark;
    return this.held();
  }

  get text(): string {
    const {bytes} = this;
    const hasOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return bytes.toString('utf8', hasOrderMark ? 3 : 0);
  }

  /** From now on the memory may be used again. */
  giveBack(): void {
    this.memory = undefined;
  }

  /** @throws Error after {@link giveBack}: whoever asks then would see another answer. */
  private held(): Buffer {
    if (this.memory === undefined) throw new Error('an answer was looked at after its memory was given back');
    return this.memory;
  }
}
