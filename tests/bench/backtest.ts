/**
 * Backtests: a cross of two averages over a million one-minute bars, with commission, orders, risk, ledger and equity curve,
 * through the strategy API and the ordinary kernel. The peer is npm `grademark` on the same bars as its README uses it: the
 * averages come from data-forge's rolling windows; and once more with the averages handed to it ready-made, which leaves it
 * nothing but its loop over bar objects (it has no orders, risk, fees or ledger).
 */
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FeeSchedule } from '#core/ledger/fees/schedule.ts';
import type { BarColumns } from '#core/model/bars.ts';
import { strategy, whole } from '#research/strategy/api.ts';
import { BUILT_IN } from '#research/strategies/list.ts';
import type { StrategyDefinition } from '#research/strategy/api.ts';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { run, share } from '../support/backtest.ts';
import { median, type Bench, type BenchResult } from './types.ts';
import { wander } from './wander.ts';

const TICK = 100;
const MINUTE = 60_000;
const BARS = 1_000_000;
const RUNS = 3;
const FROM = Date.UTC(2024, 0, 1);
const COMMISSION: FeeSchedule = [
  { model: 'percent', kind: 'commission', sides: 'both', ppm: 500, minimum: 0 },
];

const cross = strategy({
  name: 'Cross',
  parameters: { fast: whole(10), slow: whole(30) },
  setup(s) {
    const fast = s.sma(s.parameters.fast);
    const slow = s.sma(s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.buy({ quantity: 100 });
      else if (fast.crossesBelow(slow)) s.close();
    };
  },
});

const CODE = `import { strategy, whole } from 'tapedeck';
export default strategy({
  name: 'Cross',
  parameters: { fast: whole(10), slow: whole(30) },
  setup(s) {
    const fast = s.sma(s.parameters.fast);
    const slow = s.sma(s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.buy({ quantity: 100 });
      else if (fast.crossesBelow(slow)) s.close();
    };
  },
});`;

const played = (bars: BarColumns, definition: StrategyDefinition) =>
  run({
    columns: [bars],
    definition,
    timeframe: '1m',
    calendar: '24/7',
    cash: 10_000_000,
    fees: COMMISSION,
  });

function secondsOf(work: () => unknown): number {
  const since = performance.now();
  work();
  return (performance.now() - since) / 1_000;
}

interface PeerBar {
  readonly time: Date;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  fast?: number;
  slow?: number;
}

const require = createRequire(import.meta.url);

/** Seconds that grademark takes; `ready` hands it the averages. */
function grademark(bars: BarColumns, ready: boolean): { readonly seconds: number; readonly trades: number } {
  const { backtest } = require('grademark') as { backtest: (...given: unknown[]) => unknown[] };
  const { DataFrame } = require('data-forge') as { DataFrame: new (bars: unknown) => never };
  const rows = Array.from({ length: bars.count }, (_, row): PeerBar => ({
    time: new Date(bars.time[row]!),
    open: bars.open[row]!,
    high: bars.high[row]!,
    low: bars.low[row]!,
    close: bars.close[row]!,
    volume: bars.volume[row]!,
  }));
  if (ready) averages(rows);
  const frame = new DataFrame(rows) as { setIndex(name: string): unknown };
  const rules = {
    entryRule: (enter: (how: object) => void, { bar }: { bar: PeerBar }) => {
      if (bar.fast! > bar.slow!) enter({ direction: 'long' });
    },
    exitRule: (exit: () => void, { bar }: { bar: PeerBar }) => {
      if (bar.fast! < bar.slow!) exit();
    },
  };
  let trades = 0;
  const seconds = secondsOf(() => {
    trades = backtest(ready ? rules : { ...rules, prepIndicators }, frame).length;
  });
  return { seconds, trades };
}

interface Frame {
  deflate(of: (bar: PeerBar) => number): {
    rollingWindow(length: number): { select(of: (window: { average(): number }) => number): unknown };
  };
  skip(count: number): { withSeries(series: object): { bake(): unknown } };
}

function prepIndicators({ inputSeries }: { inputSeries: Frame }): unknown {
  const closes = inputSeries.deflate((bar) => bar.close);
  const fast = closes.rollingWindow(10).select((window) => window.average());
  const slow = closes.rollingWindow(30).select((window) => window.average());
  return inputSeries.skip(29).withSeries({ fast, slow }).bake();
}

function averages(rows: readonly PeerBar[]): void {
  let [fast, slow] = [0, 0];
  rows.forEach((bar, row) => {
    fast += bar.close - (rows[row - 10]?.close ?? 0);
    slow += bar.close - (rows[row - 30]?.close ?? 0);
    bar.fast = fast / 10;
    bar.slow = slow / 30;
  });
}

const rowOf = (
  name: string,
  ours: number,
  peer: number,
  more: Pick<BenchResult, 'peerName' | 'unit' | 'goal' | 'holds'> & { readonly ratio?: number },
): BenchResult => ({ name, ours, peer, ratio: peer === 0 ? 0 : ours / peer, ...more });

export const backtest: Bench = async () => {
  const bars = wander({ count: BARS, tick: TICK, start: FROM, step: MINUTE });
  const kept = memory(bars);
  const seconds = Array.from({ length: RUNS }, () => secondsOf(() => played(bars, cross)));
  const { orders } = played(bars, cross);
  const own = median(seconds);
  const rate = BARS / own;
  const ready = grademark(bars, true);
  const documented = grademark(bars, false);
  const name = `SMA(10)/SMA(30) on ${BARS.toLocaleString('en')} bars, ${orders.toLocaleString('en')} orders`;
  const results: BenchResult[] = [
    rowOf(name, rate, BARS / documented.seconds, {
      peerName: `grademark as documented (${documented.trades.toLocaleString('en')} trades)`,
      unit: 'bars/s',
      goal: 'at least 4×',
      holds: documented.seconds / own >= 4,
    }),
    rowOf('the same beside its bare loop', rate, BARS / ready.seconds, {
      peerName: 'grademark with averages handed to it',
      unit: 'bars/s',
      goal: 'told',
      holds: true,
    }),
    await sandboxed(bars, own),
    longer(own),
    kept,
    portfolio(),
  ];
  return results;
};

async function sandboxed(bars: BarColumns, own: number): Promise<BenchResult> {
  const { definition, dispose } = await new QuickJsHost().load(CODE, 'cross.ts');
  const seconds = median(Array.from({ length: RUNS }, () => secondsOf(() => played(bars, definition))));
  dispose();
  return {
    name: 'the same as user code in the sandbox',
    ours: seconds,
    peer: own,
    peerName: 'as a built-in strategy',
    unit: 's',
    ratio: own / seconds,
    goal: 'under 5 s',
    holds: seconds < 5,
  };
}

/** Ten times the bars: what accumulates would show. */
function longer(own: number): BenchResult {
  const bars = wander({ count: BARS * 10, tick: TICK, start: FROM, step: MINUTE });
  const seconds = secondsOf(() => played(bars, cross));
  const [each, short] = [(seconds / (BARS * 10)) * 1e9, (own / BARS) * 1e9];
  return {
    name: 'cost of a bar at ten times as many',
    ours: each,
    peer: short,
    peerName: 'at a million',
    unit: 'ns/bar',
    ratio: short / each,
    goal: 'at most 1.2×',
    holds: each <= 1.2 * short,
  };
}

/** What a run holds at its end, its bars with it. */
function memory(bars: BarColumns): BenchResult {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const own = bars.count * 6 * Float64Array.BYTES_PER_ELEMENT;
  const before = held();
  const outcome = played(bars, cross);
  const used = held() - before + own;
  if (outcome.orders === 0) throw new Error('nothing was traded');
  return {
    name: 'memory of a run with its bars, at its end',
    ours: used / 1e6,
    peer: own / 1e6,
    peerName: "the bars' own bytes",
    unit: 'MB',
    ratio: used / own,
    goal: 'at most 3×',
    holds: used <= 3 * own,
  };
}

const DAYS = 2_520;
const INSTRUMENTS = 500;

function portfolio(): BenchResult {
  const day = 86_400_000;
  const all = Array.from({ length: INSTRUMENTS }, (_, index) =>
    wander({ count: DAYS, tick: TICK, start: Date.UTC(2014, 0, 1), step: day, seed: index + 1 }),
  );
  const work = (): unknown =>
    run({
      columns: all,
      instruments: all.map((_, index) => share(`S${index}`)),
      definition: BUILT_IN.get('momentum-rotation')!,
      parameters: { hold: 20 },
      timeframe: '1d',
      calendar: '24/7',
      cash: 10_000_000,
      fees: COMMISSION,
    });
  const seconds = median(Array.from({ length: RUNS }, () => secondsOf(work)));
  const loop = secondsOf(() => all.reduce((sum, { close }) => sum + close.reduce((a, b) => a + b, 0), 0));
  return {
    name: `${INSTRUMENTS} instruments, ten years of days, rotated each month`,
    ours: seconds,
    peer: loop,
    peerName: 'a loop that adds up all closes',
    unit: 's',
    ratio: loop / seconds,
    goal: 'under 3 s',
    holds: seconds < 3,
  };
}
