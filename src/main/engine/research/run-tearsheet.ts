/** The tearsheet of a run that is kept: of the returns of its days (or longer bars) and of its trades. */
import { inflateRawSync } from 'node:zlib';
import { DAY_MS } from '#core/units/civil.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { CurvePoint } from '#contract/research-views.ts';
import { tearsheetOf, type SheetSubject, type Tearsheet } from '#report/tearsheet.ts';
import { Unpacker } from '#research/backtest/packed.ts';
import { Facts } from '#research/statistics/figures/facts.ts';
import type { FigureTrade } from '#research/statistics/figures/figure.ts';
import type { KeptTrade, RunScreen } from './results.ts';

export interface TearsheetAsk {
  /** As they are kept. */
  readonly curves: Uint8Array;
  readonly trades: Uint8Array;
  readonly screen: Uint8Array;
  readonly subject: SheetSubject;
  readonly periods: number;
  readonly riskFree: number;
}

export interface Curve {
  readonly time: Float64Array;
  readonly equity: Float64Array;
}

/** Values from their differences. */
function summed(differences: Float64Array): Float64Array {
  for (let row = 1; row < differences.length; row += 1) differences[row]! += differences[row - 1]!;
  return differences;
}

/** The run's curve, and the benchmark's at the end of each day. */
export function curvesOf(bytes: Uint8Array): { readonly run: Curve; readonly market: Curve } {
  const kept = new Unpacker(inflateRawSync(bytes));
  const next = (): Curve => ({ time: summed(kept.numbers()), equity: summed(kept.numbers()) });
  return { run: next(), market: next() };
}

export interface DatedReturns {
  readonly time: Float64Array;
  readonly returns: Float64Array;
}

/** From the last row of each UTC date to that of the next; the first is from the first row. What cannot be said is NaN. */
export function dailyOf({ time, equity }: Curve): DatedReturns {
  const days: number[] = [];
  const returns: number[] = [];
  let before = equity[0] ?? 0;
  for (let row = 1; row < time.length; row += 1) {
    const day = Math.floor(time[row]! / DAY_MS);
    if (row + 1 < time.length && Math.floor(time[row + 1]! / DAY_MS) === day) continue;
    days.push(day * DAY_MS);
    returns.push(before > 0 ? equity[row]! / before - 1 : Number.NaN);
    before = equity[row]!;
  }
  return { time: Float64Array.from(days), returns: Float64Array.from(returns) };
}

/** The benchmark's returns of the same dates; null where there is none. */
function marketOf(market: Curve, days: Float64Array): Float64Array | null {
  if (market.time.length < 2) return null;
  const { time, returns } = dailyOf(market);
  const byDay = new Map(Array.from(time, (day, row) => [day, returns[row]!]));
  return Float64Array.from(days, (day) => byDay.get(day) ?? Number.NaN);
}

function tradesOf(kept: readonly KeptTrade[], currency: Currency): FigureTrade[] {
  const unit = 10 ** moneyScale(currency);
  return kept
    .filter(({ closedAt }) => closedAt !== null)
    .map(({ net, holdingMs, mae, mfe }) => ({
      profit: net / unit,
      holdingMs,
      mae: mae / unit,
      mfe: mfe / unit,
    }))
    .reverse();
}

const pointsOf = (curve: readonly CurvePoint[], unit: number) =>
  curve.map(({ at, equity }) => [at, equity / unit] as const);

export function tearsheetOfRun(ask: TearsheetAsk): Tearsheet {
  const { subject, periods, riskFree } = ask;
  const { run, market: held } = curvesOf(ask.curves);
  const { time, returns } = dailyOf(run);
  const screen = new Unpacker(inflateRawSync(ask.screen)).read() as RunScreen;
  const kept = new Unpacker(inflateRawSync(ask.trades)).read() as readonly KeptTrade[];
  const trades = tradesOf(kept, subject.currency);
  const market = marketOf(held, time);
  const unit = 10 ** moneyScale(subject.currency);
  return tearsheetOf({
    subject,
    facts: new Facts({ returns, time, market, trades }, { periods, riskFree }),
    equity: pointsOf(screen.curve, unit),
    benchmark: pointsOf(screen.benchmark, unit),
    trades,
  });
}
