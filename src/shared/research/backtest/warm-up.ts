/**
 * Whether indicators have settled when they say so. Each is computed again as if the bars began later; where its warm-up ends
 * it should tell what it tells with all the bars before. Averages that remember everything (EMA, Wilder's) need longer than
 * their length.
 */
import { StrategyContext } from '../strategy/context.ts';
import { resolveParameters } from '../strategy/parameters.ts';
import { Seeded } from '#core/units/seeded.ts';
import type { StrategyDesk } from '../strategy/desk.ts';
import type { RunSettings } from './settings.ts';
import type { WarmUpFinding } from './lookahead.ts';

/** Nearer than this is settled. */
const NEAR = 0.001;

/** `setup` may ask for nothing of the market: there is none yet. */
const NO_DESK: StrategyDesk = {
  now: () => 0,
  send: () => ({ orders: [], denied: 'NOT_RUNNING' }),
  equity: () => 0,
  cash: () => 0,
  position: () => ({ quantity: 0, totalCost: 0, unrealised: 0 }),
  working: () => [],
  fees: () => 0,
  last: () => 0,
  instrument: () => {
    throw new RangeError('nothing is traded during setup');
  },
};

function runsOf(settings: RunSettings, from: number): StrategyContext[] {
  return settings.strategies.map(({ definition, name, parameters, size }) => {
    const series = settings.series.map((each) => ({
      ...each,
      columns: {
        count: Math.max(0, each.columns.count - from),
        time: each.columns.time.subarray(from),
        open: each.columns.open.subarray(from),
        high: each.columns.high.subarray(from),
        low: each.columns.low.subarray(from),
        close: each.columns.close.subarray(from),
        volume: each.columns.volume.subarray(from),
      },
    }));
    const context = new StrategyContext({
      name,
      parameters: resolveParameters(definition.parameters ?? {}, parameters),
      series,
      size,
      desk: NO_DESK,
      random: Seeded.of(settings.seed),
    });
    definition.setup(context);
    for (const run of context.runs) run.computeAll();
    return context;
  });
}

/** Rows of the later beginning, from where it says it is warm until it agrees. */
function settle(whole: Float64Array, later: Float64Array, warmUp: number): Omit<WarmUpFinding, 'indicator'> {
  const shift = whole.length - later.length;
  let difference = 0;
  for (let row = warmUp; row < later.length; row += 1) {
    const [known, told] = [whole[row + shift]!, later[row]!];
    if (Number.isNaN(known) && Number.isNaN(told)) continue;
    const off = Math.abs(known - told) / Math.max(Math.abs(known), 1e-12);
    if (row === warmUp) difference = off;
    if (off <= NEAR) return { warmUp, settled: row, difference };
  }
  return { warmUp, settled: null, difference };
}

/** Where bars are taken to begin, as parts of all: one beginning may agree by chance. */
const BEGINNINGS = [0.25, 0.375, 0.5, 0.625, 0.75];

const worse = (a: WarmUpFinding, b: WarmUpFinding): WarmUpFinding => ({
  ...a,
  difference: Math.max(a.difference, b.difference),
  settled: a.settled === null || b.settled === null ? null : Math.max(a.settled, b.settled),
});

/** Rows before a strategy acts: as it says, or until every indicator on the run's own bars has a value. */
function beginsAfter({ runs, warmUpBars }: StrategyContext, count: number): number {
  if (warmUpBars !== null) return warmUpBars;
  const own = runs.filter(({ values }) => values[0]!.length === count);
  return own.reduce((most, { warmUp }) => Math.max(most, warmUp), 0);
}

/** Indicators on the run's own bars that are not settled where their strategy begins to act; each once. */
export function warmUpsOf(settings: RunSettings): WarmUpFinding[] {
  const { count } = settings.series[0]!.columns;
  const all = runsOf(settings, 0);
  const found = new Map<string, WarmUpFinding>();
  for (const part of BEGINNINGS) {
    const later = runsOf(settings, Math.floor(count * part));
    for (const [member, context] of all.entries())
      for (const [index, run] of context.runs.entries()) {
        if (run.values[0]!.length !== count) continue;
        const other = later[member]!.runs[index]!;
        const begins = Math.max(run.warmUp, beginsAfter(context, count));
        const finding = { indicator: run.title, ...settle(run.values[0]!, other.values[0]!, begins) };
        const key = `${member} ${run.title}`;
        const before = found.get(key);
        found.set(key, before ? worse(before, finding) : finding);
      }
  }
  return [...found.values()].filter(({ difference }) => difference > NEAR);
}
