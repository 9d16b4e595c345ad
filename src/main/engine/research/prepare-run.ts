/** From a job to a run: longer bars where they are wanted, a tape, a market, and the strategies on it. */
import { barVenues } from '#core/matching/bars/maker.ts';
import { Market } from '#core/matching/market.ts';
import type { BarColumns } from '#core/model/bars.ts';
import { unixMs } from '#core/units/units.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { rowsFrom } from '#research/bars/columns.ts';
import { resample } from '#research/bars/resample.ts';
import type { RunSettings, RunStrategy } from '#research/backtest/settings.ts';
import type { JobSeries, JobStrategy, RunJob } from './job.ts';
import type { Loaded } from './definition.ts';

/** The job with its bars made longer, if that is wanted. */
export function withTimeframe(job: RunJob): RunJob {
  const { made, timeframe } = job;
  if (made === null || made === timeframe) return { ...job, made: null };
  const series = job.series.map((each): JobSeries => {
    const columns = resample(each.columns, timeframe, made, each.calendar);
    const begins = each.columns.time[each.first] ?? Infinity;
    return { ...each, columns, first: each.first === 0 ? 0 : rowsFrom(columns, begins) };
  });
  return { ...job, series, timeframe: made, made: null };
}

/** Names that orders carry: each strategy has its own. */
export function namesOf(strategies: readonly JobStrategy[], loaded: readonly Loaded[]): string[] {
  const names: string[] = [];
  for (const [index, { name }] of strategies.entries()) {
    const wanted = name ?? loaded[index]!.definition.name;
    let free = wanted;
    for (let number = 2; names.includes(free); number += 1) free = `${wanted} ${number}`;
    names.push(free);
  }
  return names;
}

export interface RunVariation {
  readonly steps?: number;
  readonly explained?: boolean;
  readonly columns?: (columns: BarColumns, index: number) => BarColumns;
  readonly goOn?: (done: number) => boolean;
}

/** What is not ours of the run, where it is said. */
const waysOf = ({ send, endPrice, spread }: RunJob): Pick<RunSettings, 'send' | 'endPrice' | 'spread'> => ({
  ...(send === undefined ? {} : { send }),
  ...(endPrice === undefined ? {} : { endPrice }),
  ...(spread === undefined ? {} : { spread }),
});

/** Everything a run needs, made anew: a run uses up its tape and market. */
export function settingsOf(
  job: RunJob,
  loaded: readonly Loaded[],
  { steps, explained, columns = (same) => same, goOn }: RunVariation = {},
): RunSettings {
  const { timeframe, fill, account, rules, currency, seed, closeAtEnd } = job;
  const series = job.series.map((each, index) => ({ ...each, columns: columns(each.columns, index) }));
  const names = namesOf(job.strategies, loaded);
  const tape = new BarTape(
    { kind: 'bars', hash: '', fill, startDay: unixMs(0) },
    {
      timeframe,
      series: series.map(({ instrument, calendar, columns: own, first }) => ({
        id: instrument.id,
        calendar,
        columns: own,
        first,
      })),
      actions: [],
    },
    job.send === 'next-open',
  );
  const strategies = job.strategies.map(({ parameters, share, size }, index): RunStrategy => ({
    definition: loaded[index]!.definition,
    name: names[index]!,
    parameters,
    share,
    size,
  }));
  return {
    tape,
    market: new Market(barVenues(fill)),
    series: series.map(({ instrument, calendar, columns: own }) => ({
      instrument,
      timeframe,
      calendar,
      columns: own,
    })),
    strategies,
    account,
    rules,
    seed,
    currency,
    closeAtEnd,
    ...waysOf(job),
    ...(steps === undefined ? {} : { steps }),
    ...(explained === undefined ? {} : { explained }),
    ...(goOn === undefined ? {} : { goOn }),
  };
}
