/**
 * A stop that trails the price and changes sides when it is crossed: the upper line only falls and the lower only rises, until the close
 * before lies beyond it.
 */
export class Trail {
  stop = Number.NaN;
  /** 1 while the stop is below the price (long), −1 while above. */
  side = 0;
  private upper = Number.NaN;
  private lower = Number.NaN;

  /** `rising`: the side to begin with. A row without lines changes nothing. */
  next(close: number, before: number, upper: number, lower: number, rising: boolean): void {
    if (upper !== upper || lower !== lower || close !== close) {
      this.stop = Number.NaN;
      return;
    }
    if (this.side === 0) this.begin(upper, lower, rising);
    else this.follow(before, upper, lower);
    this.side = close <= (this.side > 0 ? this.lower : this.upper) ? -1 : 1;
    this.stop = this.side > 0 ? this.lower : this.upper;
  }

  private begin(upper: number, lower: number, rising: boolean): void {
    this.side = rising ? 1 : -1;
    this.upper = upper;
    this.lower = lower;
  }

  private follow(before: number, upper: number, lower: number): void {
    if (upper < this.upper || before > this.upper) this.upper = upper;
    if (lower > this.lower || before < this.lower) this.lower = lower;
  }

  fill(values: Float64Array): void {
    const { stop, side } = this;
    values[0] = stop;
    values[1] = side < 0 ? stop : Number.NaN;
    values[2] = side > 0 ? stop : Number.NaN;
  }
}
