/**
 * A strategy tried on made-up bars: what would be wrong with it in any run is known while it is written. Three symbols whose
 * prices wander, so that one that trades several finds them; a symbol that is asked for by name is not among them, and that
 * is no fault of the strategy.
 */
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { PLAIN_TERMS } from '#core/model/account.ts';
import type { BarColumns } from '#core/model/bars.ts';
import { Seeded } from '#core/units/seeded.ts';
import { money } from '#core/units/units.ts';
import { usInstrument } from '#feeds/demo/catalogue.ts';
import { runBacktest } from '#research/backtest/run.ts';
import { StrategyFault, type StrategyProblem } from '#research/strategy/host.ts';
import type { Loaded } from './definition.ts';
import { asFault } from './faults.ts';
import type { JobSource, RunJob } from './job.ts';
import { settingsOf } from './prepare-run.ts';

const BARS = 600;
/** Whoever writes waits for it. */
const MOST_MS = 2_000;
const DAY_MS = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const SYMBOLS = ['AAA', 'BBB', 'CCC'];
/** Ten-thousandths of a dollar. */
const PRICE = 1_000_000;

function wandering(seed: number): BarColumns {
  const chance = Seeded.of(seed);
  const step = (): number => (chance.below(401) - 200) * 100;
  const column = (): Float64Array => new Float64Array(BARS);
  const [time, open, high, low, close, volume] = [column(), column(), column(), column(), column(), column()];
  let price = PRICE;
  for (let row = 0; row < BARS; row += 1) {
    open[row] = price;
    price = Math.max(PRICE / 10, price + step());
    close[row] = price;
    high[row] = Math.max(open[row]!, price) + 5_000;
    low[row] = Math.min(open[row]!, price) - 5_000;
    time[row] = START + row * DAY_MS;
    volume[row] = 1_000 + chance.below(1_000);
  }
  return { count: BARS, time, open, high, low, close, volume };
}

const trialJob = (source: JobSource): RunJob => ({
  strategies: [{ source, hash: '', name: null, parameters: {}, share: 1, size: { by: 'equity', share: 1 } }],
  series: SYMBOLS.map((symbol, at) => ({
    instrument: usInstrument({ symbol, name: symbol, sector: '', assetClass: 'stock' }, 'NASDAQ', PRICE),
    calendar: '24/7',
    columns: wandering(at + 1),
    first: 0,
  })),
  timeframe: '1d',
  made: null,
  fill: BAR_PRESETS['next-open'],
  account: {
    name: '',
    baseCurrency: 'USD',
    cash: { VND: money(0), USD: money(100_000 * 10_000) },
    holdings: [],
    feeProfiles: { VND: 'zero', USD: 'zero' },
    terms: PLAIN_TERMS,
  },
  rules: [],
  currency: 'USD',
  seed: 1,
  closeAtEnd: false,
  engine: '',
});

/** What goes wrong in it; null where nothing does. */
export function trialProblem(source: JobSource, loaded: Loaded): StrategyProblem | null {
  try {
    const until = performance.now() + MOST_MS;
    runBacktest(settingsOf(trialJob(source), [loaded], { goOn: () => performance.now() < until }));
    return null;
  } catch (error) {
    const fault = asFault(error);
    if (!(fault instanceof StrategyFault)) throw error;
    const { problem } = fault;
    return problem.message.includes('is not traded in this run') ? null : problem;
  }
}
