/**
 * The last rows of a series in one piece of memory, oldest first.
 * Invariant: every value is kept twice, `size` apart, so that `data[start .. start + size - 1]` is the window without a seam.
 * Rule for gaps (NaN): a window with a NaN in it has no value; the NaN leaves with its row and does no harm afterwards.
 */
export class Window {
  readonly size: number;
  readonly data: Float64Array;
  start = 0;
  /** How many of the window's rows are NaN, those before the first row among them. */
  gaps: number;

  constructor(size: number) {
    this.size = size;
    this.data = new Float64Array(2 * size).fill(Number.NaN);
    this.gaps = size;
  }

  /** Takes a row in and answers the one that left. */
  push(value: number): number {
    const { data, size, start } = this;
    const left = data[start]!;
    if (left !== left) this.gaps -= 1;
    if (value !== value) this.gaps += 1;
    data[start] = value;
    data[start + size] = value;
    this.start = start + 1 === size ? 0 : start + 1;
    return left;
  }

  get full(): boolean {
    return this.gaps === 0;
  }

  get oldest(): number {
    return this.data[this.start]!;
  }

  get newest(): number {
    return this.data[this.start + this.size - 1]!;
  }

  /** The value so many rows before the newest. */
  back(rows: number): number {
    return this.data[this.start + this.size - 1 - rows]!;
  }
}

/** The value of `rows` rows before; NaN until there is one. */
export class Lag {
  private readonly window: Window | null;

  constructor(rows: number) {
    this.window = rows > 0 ? new Window(rows) : null;
  }

  next(value: number): number {
    return this.window ? this.window.push(value) : value;
  }
}

/** The last value that was no gap, before this row. */
export class Previous {
  private value = Number.NaN;

  next(value: number): number {
    const before = this.value;
    if (value === value) this.value = value;
    return before;
  }
}
