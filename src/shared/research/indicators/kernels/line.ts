/**
 * The straight line of least squares through a window, x = 0 for its oldest row and size − 1 for its newest.
 * Invariant: distances are from one value of the window, so flat prices have a slope of exactly zero.
 */
export class Line {
  slope = Number.NaN;
  /** The line at the oldest row. */
  begin = Number.NaN;
  /** The line at the newest row. */
  end = Number.NaN;
  /** The sum of squared distances of the values from the line. */
  residual = Number.NaN;
  /** The share of the variance that the line explains; 0 where there is none. */
  rSquared = Number.NaN;

  fit(data: Float64Array, start: number, size: number): void {
    const anchor = data[start]!;
    const middle = (size - 1) / 2;
    let sum = 0;
    let squares = 0;
    let products = 0;
    for (let at = 0; at < size; at += 1) {
      const distance = data[start + at]! - anchor;
      sum += distance;
      squares += distance * distance;
      products += (at - middle) * distance;
    }
    const across = (size * (size * size - 1)) / 12;
    const total = Math.max(0, squares - (sum * sum) / size);
    const mean = anchor + sum / size;
    this.slope = across > 0 ? products / across : 0;
    this.begin = mean - this.slope * middle;
    this.end = mean + this.slope * middle;
    this.residual = Math.max(0, total - this.slope * products);
    this.rSquared = total > 0 ? Math.min(1, (this.slope * products) / total) : 0;
  }
}
