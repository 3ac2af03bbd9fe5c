/** Byte after the last one of an answer: valid nowhere in JSON, so that whoever goes through it stops there. */
export const endMark = 0;

/** The bytes of an answer, which may lie in memory that is used again for another one. */
export class Body {
  private memory: Buffer | undefined;
  private answer: Buffer | undefined;

  /** @param memory may be longer than the answer: what is behind it belongs to it. */
  constructor(
    memory: Buffer,
    private readonly length: number = memory.length,
  ) {
    this.memory = memory;
    this.answer = memory.subarray(0, length);
  }

  get bytes(): Buffer {
    return held(this.answer);
  }

  /** The bytes with {@link endMark} behind them. */
  get marked(): Buffer {
    const memory = held(this.memory);
    if (memory.length > this.length) {
      memory[this.length] = endMark;
      return memory;
    }
    this.memory = Buffer.concat([memory, Buffer.of(endMark)]);
    return this.memory;
  }

  get text(): string {
    const {bytes} = this;
    const hasOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return bytes.toString('utf8', hasOrderMark ? 3 : 0);
  }

  /** From now on the memory may be used again. */
  giveBack(): void {
    this.memory = undefined;
    this.answer = undefined;
  }
}

/** @throws Error after {@link Body.giveBack}: whoever asks then would see another answer. */
function held(memory: Buffer | undefined): Buffer {
  if (memory === undefined) throw new Error('an answer was looked at after its memory was given back');
  return memory;
}
