/**
 * The highest or lowest of the last rows in constant time a row: a queue in which no later value beats an earlier one.
 * A window with a NaN in it has no extreme.
 */
export class Extreme {
  /** Rows since the extreme; of equal ones the oldest, or the newest where asked. */
  age = Number.NaN;
  private readonly size: number;
  private readonly sign: number;
  private readonly newest: boolean;
  private readonly values: Float64Array;
  private readonly rows: Float64Array;
  private head = 0;
  private count = 0;
  private row = 0;
  private gap = -1;
  private readonly needed: number;

  /** `needed`: rows from which on there is an extreme, where those of the beginning do. */
  constructor(size: number, which: 'max' | 'min', ties: 'oldest' | 'newest' = 'oldest', needed = size) {
    this.size = size;
    this.needed = needed;
    this.sign = which === 'max' ? 1 : -1;
    this.newest = ties === 'newest';
    this.values = new Float64Array(size);
    this.rows = new Float64Array(size);
  }

  next(value: number): number {
    const { size, row, rows } = this;
    this.row += 1;
    if (this.count > 0 && rows[this.head]! <= row - size) this.drop();
    if (value === value) this.enter(this.sign * value, row);
    else this.gap = row;
    if (row + 1 < this.needed || (this.gap >= 0 && this.gap > row - size)) {
      this.age = Number.NaN;
      return Number.NaN;
    }
    this.age = row - rows[this.head]!;
    return this.sign * this.values[this.head]!;
  }

  private drop(): void {
    this.head = this.head + 1 === this.size ? 0 : this.head + 1;
    this.count -= 1;
  }

  private enter(value: number, row: number): void {
    const { size, values } = this;
    let tail = this.head + this.count;
    if (tail >= size) tail -= size;
    while (this.count > 0) {
      const last = tail === 0 ? size - 1 : tail - 1;
      const beaten = this.newest ? values[last]! <= value : values[last]! < value;
      if (!beaten) break;
      tail = last;
      this.count -= 1;
    }
    values[tail] = value;
    this.rows[tail] = row;
    this.count += 1;
  }
}
