/** Open, high, low and volume of the running day. Before the first trade they stand at the reference. */

export type DayFigures = readonly [open: number, high: number, low: number, volume: number];

export class DayStatistics {
  open: number;
  high: number;
  low: number;
  volume = 0;

  constructor(start: number) {
    this.open = start;
    this.high = start;
    this.low = start;
  }

  print(price: number, quantity: number): void {
    if (this.volume === 0) this.restart(price);
    if (price > this.high) this.high = price;
    if (price < this.low) this.low = price;
    this.volume += quantity;
  }

  bar({ open, high, low, volume }: Readonly<Record<'open' | 'high' | 'low' | 'volume', number>>): void {
    if (this.volume === 0) this.restart(open);
    if (high > this.high) this.high = high;
    if (low < this.low) this.low = low;
    this.volume += volume;
  }

  restart(price: number): void {
    this.open = price;
    this.high = price;
    this.low = price;
    this.volume = 0;
  }

  figures = (): DayFigures => [this.open, this.high, this.low, this.volume];

  restore([open, high, low, volume]: DayFigures): void {
    this.open = open;
    this.high = high;
    this.low = low;
    this.volume = volume;
  }
}
