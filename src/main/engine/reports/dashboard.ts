/** How the open account performs, for the dashboard: made when it is first asked for, kept up by what is committed. */
import type { JournalEvent } from '#core/model/events.ts';
import { moneyScale } from '#core/units/units.ts';
import type { DashboardHolding, DashboardStrategy, DashboardView } from '#contract/dashboard-views.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Standing } from '#report/activity/activity.ts';
import { groupsOf, sumOf } from '#report/groups.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { LiveAccount, type Look } from './live-account.ts';
import type { TradeSums } from './over-trades.ts';

const MOST_DAYS = 600;

const winRate = ({ over, wins }: TradeSums): number | null => (over === 0 ? null : wins / over);

function holdingOf(own: Standing, unit: number): DashboardHolding {
  const { symbol, strategy, quantity, instrument, value, today, total } = own;
  return {
    symbol,
    strategy,
    quantity: quantity / 10 ** instrument.quantityScale,
    value: value / unit,
    today: today / unit,
    total: total / unit,
  };
}

function strategiesOf(live: LiveAccount, standing: readonly Standing[], unit: number): DashboardStrategy[] {
  const dealt = groupsOf(live.activity.dealt, ({ holding }) => standing[holding]!.strategy);
  const rows = [...groupsOf(standing, ({ strategy }) => strategy)].map(([strategy, own]) => {
    const deals = dealt.get(strategy) ?? [];
    const trades = live.over.byStrategy.get(strategy);
    return {
      strategy,
      value: sumOf(own, ({ value }) => value) / unit,
      today: sumOf(own, ({ today }) => today) / unit,
      total: sumOf(own, ({ total }) => total) / unit,
      fills: sumOf(deals, ({ fills }) => fills),
      turnover: sumOf(deals, ({ bought, sold }) => bought + sold) / unit,
      fees: sumOf(deals, ({ commission, tax }) => commission + tax) / unit,
      trades: trades?.over ?? 0,
      winRate: trades ? winRate(trades) : null,
    };
  });
  return rows.sort((a, b) => b.total - a.total);
}

function riskOf(live: LiveAccount, { equity, standing }: Look, growth: number, unit: number) {
  const bySymbol = [...groupsOf(standing, ({ symbol }) => symbol).values()];
  const values = bySymbol.map((own) => sumOf(own, ({ value }) => value));
  const gross = sumOf(standing, ({ value }) => Math.abs(value));
  const fall = live.trail.fall(growth);
  const share = (amount: number): number | null => (equity > 0 ? amount / equity : null);
  return {
    gross: gross / unit,
    net: sumOf(values, (value) => value) / unit,
    leverage: share(gross),
    largest: share(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
    drawdown: fall.now,
    maxDrawdown: fall.deepest,
  };
}

function tradesOf({ over, trail }: LiveAccount, unit: number): DashboardView['trades'] {
  const { all } = over;
  return {
    over: all.over,
    // All of the first day's, at the moment of the opening too.
    today: trail.days.length === 1 ? all.over : over.since(trail.days.at(-1)!.at),
    winRate: winRate(all),
    profitFactor: all.lost > 0 ? all.won / all.lost : null,
    expectancy: all.over === 0 ? null : (all.won - all.lost) / all.over / unit,
  };
}

export function dashboardOf(live: LiveAccount): DashboardView {
  const { account } = live.world.state;
  const { baseCurrency: currency, name } = account!;
  const unit = 10 ** moneyScale(currency);
  const look = live.look();
  const { at, equity, paidIn, standing } = look;
  const { days } = live.trail;
  const [opened, before] = [days[0]!, days.at(-1)!];
  const now = live.trail.pointOf(at, equity, paidIn);
  const points = live.trail.points(MOST_DAYS).filter((point) => point.at < at);
  const along = [...points, now];
  const paid = sumOf(live.days.days, (day) => day.paidIn) + paidIn;
  return {
    stream: live.stream,
    name,
    currency,
    at,
    equity: equity / unit,
    paidIn: paid / unit,
    total: (equity - opened.equity - paid) / unit,
    today: (equity - before.equity - paidIn) / unit,
    totalReturn: opened.equity > 0 ? now.growth - 1 : null,
    todayReturn: before.growth > 0 ? now.growth / before.growth - 1 : null,
    fees: sumOf(live.activity.dealt, ({ commission, tax }) => commission + tax) / unit,
    risk: riskOf(live, look, now.growth, unit),
    trades: tradesOf(live, unit),
    curve: along.map((point) => [point.at, point.equity / unit] as const),
    growth: along.map(({ growth }) => growth),
    todayFrom: days.length > 1 ? before.at : null,
    holdings: standing.map((own) => holdingOf(own, unit)).sort((a, b) => b.total - a.total),
    strategies: strategiesOf(live, standing, unit),
  };
}

export class Dashboard {
  private readonly runtime: Runtime;
  private live: LiveAccount | null = null;
  private opening: Promise<LiveAccount> | null = null;
  private late: JournalEvent[] = [];

  constructor(runtime: Runtime) {
    this.runtime = runtime;
    runtime.listen((events) => this.follow(events));
  }

  async view(): Promise<DashboardView> {
    if (!this.runtime.world.state.account) throw new AppFailure('NO_ACCOUNT');
    return dashboardOf(this.isCurrent(this.live) ? this.live : await this.opened());
  }

  private isCurrent(live: LiveAccount | null): live is LiveAccount {
    return live !== null && live.world === this.runtime.world && live.stream === this.runtime.stream;
  }

  /** Read anew where the account was left for another while it was read. */
  private async opened(): Promise<LiveAccount> {
    if (!this.opening) {
      this.late = [];
      this.opening = LiveAccount.open(this.runtime);
    }
    const { opening } = this;
    try {
      const live = await opening;
      // Whoever is answered first takes it over.
      if (this.opening === opening) {
        for (const event of this.late) live.apply(event);
        this.live = live;
      }
      return this.isCurrent(live) ? live : await this.opened();
    } finally {
      if (this.opening === opening) this.opening = null;
    }
  }

  private follow(events: readonly JournalEvent[]): void {
    if (this.opening) this.late.push(...events);
    else if (this.isCurrent(this.live)) for (const event of events) this.live.apply(event);
    else this.live = null;
  }
}
