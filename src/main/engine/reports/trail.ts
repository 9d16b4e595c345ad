/** Equity over the life of an account: the ends of its days, and of today every mark. */

export interface TrailPoint {
  readonly at: number;
  readonly equity: number;
  /** What a unit paid in at the beginning has become: money that comes or goes does not move it. */
  readonly growth: number;
}

export class EquityTrail {
  readonly days: TrailPoint[] = [];
  private today: TrailPoint[] = [];
  private highest = 0;
  private deepest = 0;

  get lastAt(): number {
    return (this.today.at(-1) ?? this.days.at(-1))?.at ?? 0;
  }

  /** The end of a day, or the opening; `paidIn` since the one before. */
  dayEnds(at: number, equity: number, paidIn: number): void {
    this.days.push(this.pointOf(at, equity, paidIn));
    this.today = [];
    this.watch(this.days.at(-1)!.growth);
  }

  /** Within a day; `paidIn` since it began. */
  mark(at: number, equity: number, paidIn: number): TrailPoint {
    const point = this.pointOf(at, equity, paidIn);
    this.today.push(point);
    this.watch(point.growth);
    return point;
  }

  /** How it would stand now; nothing is kept. */
  pointOf(at: number, equity: number, paidIn: number): TrailPoint {
    const before = this.days.at(-1);
    if (!before) return { at, equity, growth: 1 };
    const grown = before.equity > 0 ? (equity - paidIn) / before.equity : 1;
    return { at, equity, growth: before.growth * Math.max(0, grown) };
  }

  /** All of it; of very many days every so many. */
  points(most: number): TrailPoint[] {
    const step = Math.max(1, Math.ceil(this.days.length / most));
    const last = this.days.length - 1;
    return [...this.days.filter((_, day) => day % step === 0 || day === last), ...this.today];
  }

  /** Below the highest growth: where it stands at `growth`, and the deepest fall so far. */
  fall(growth: number): { readonly now: number; readonly deepest: number } {
    const high = Math.max(this.highest, growth);
    const now = high > 0 ? 1 - growth / high : 0;
    return { now, deepest: Math.max(this.deepest, now) };
  }

  private watch(growth: number): void {
    this.highest = Math.max(this.highest, growth);
    this.deepest = Math.max(this.deepest, this.highest > 0 ? 1 - growth / this.highest : 0);
  }
}
