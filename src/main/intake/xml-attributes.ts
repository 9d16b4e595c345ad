/** Goes through the attributes of one tag as ranges of bytes, without making text of them. */

const [SPACE, DOUBLE, AMPERSAND, SINGLE, EQUALS] = [0x20, 0x22, 0x26, 0x27, 0x3d];

/** A cursor made once and started for each tag. Between `start` and the end of the tag nothing is allocated. */
export class Attributes {
  nameFrom = 0;
  nameTo = 0;
  valueFrom = 0;
  valueTo = 0;
  /** The value holds an ampersand. */
  coded = false;
  private readonly bytes: Buffer;
  private at = 0;
  private end = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  start(from: number, to: number): void {
    this.at = from;
    this.end = to;
  }

  /** Steps to the next attribute; false at the end of the tag. What is no attribute is passed over. */
  next(): boolean {
    while (this.at < this.end) {
      this.skipSpace();
      this.nameFrom = this.at;
      this.nameTo = this.skipName();
      this.skipSpace();
      if (this.bytes[this.at] !== EQUALS || this.at >= this.end) {
        if (this.at === this.nameFrom) this.at += 1;
        continue;
      }
      this.at += 1;
      this.skipSpace();
      if (this.takeValue()) return true;
    }
    return false;
  }

  /** The value as text, not decoded. */
  value(): string {
    return this.bytes.toString('utf8', this.valueFrom, this.valueTo);
  }

  /** The value as one byte; 0 where it is longer or shorter. */
  valueByte(): number {
    return this.valueTo - this.valueFrom === 1 ? this.bytes[this.valueFrom]! : 0;
  }

  /** The name as one byte; 0 where it is longer. */
  nameByte(): number {
    return this.nameTo - this.nameFrom === 1 ? this.bytes[this.nameFrom]! : 0;
  }

  private skipSpace(): void {
    while (this.at < this.end && this.bytes[this.at]! <= SPACE) this.at += 1;
  }

  private skipName(): number {
    const { bytes, end } = this;
    let { at } = this;
    for (; at < end; at += 1) {
      const byte = bytes[at]!;
      if (byte <= SPACE || byte === EQUALS || byte === DOUBLE || byte === SINGLE) break;
    }
    this.at = at;
    return at;
  }

  private takeValue(): boolean {
    const { bytes, end } = this;
    const quote = bytes[this.at];
    if (this.at >= end || (quote !== DOUBLE && quote !== SINGLE)) return false;
    this.valueFrom = this.at + 1;
    this.coded = false;
    let at = this.valueFrom;
    for (; at < end && bytes[at] !== quote; at += 1) if (bytes[at] === AMPERSAND) this.coded = true;
    this.valueTo = at;
    this.at = at + 1;
    return true;
  }
}
