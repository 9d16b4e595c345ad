/** All figures of a file of returns. Runs in a thread: a million returns would hold the engine. */
import type { FigureView, MetricsView, ReturnsSample } from '#contract/metrics-calls.ts';
import type { AskedConventions } from '#contract/report-calls.ts';
import type { Tries } from '#research/statistics/figures/figure.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { readReturns, type ReturnsFailure, type ReturnsRead } from '#intake/returns.ts';
import { simpleReturns } from '#research/statistics/returns.ts';
import { Facts } from '#research/statistics/figures/facts.ts';
import { FIGURES, figureIntervals, figureValue } from '#research/statistics/figures/list.ts';

export interface MetricsAsk {
  readonly returns: Uint8Array;
  readonly benchmark: Uint8Array | null;
  readonly conventions: AskedConventions;
  readonly tries: Tries | null;
}

/** `of`: which of the two files. */
export interface MetricsFailure {
  readonly of: 'returns' | 'benchmark';
  readonly problem: ReturnsFailure['problem'] | 'returns-unmatched' | 'returns-lengths';
  readonly line?: number;
  readonly value?: string | number;
}

interface Returns {
  readonly read: ReturnsRead;
  /** Of each return: a value's is that of the later of the two. */
  readonly time: Float64Array | null;
  readonly returns: Float64Array;
}

function returnsOf(read: ReturnsRead): Returns {
  if (read.understood === 'returns') return { read, time: read.time, returns: read.numbers };
  return { read, time: read.time?.subarray(1) ?? null, returns: simpleReturns(read.numbers) };
}

function sampleOf({ read: { understood, column }, time, returns }: Returns): ReturnsSample {
  const unknown = returns.reduce((count, each) => count + Number(Number.isNaN(each)), 0);
  const [first, last] = [time?.[0] ?? null, time?.at(-1) ?? null];
  return { understood, column, returns: returns.length, unknown, first, last };
}

interface Matched {
  /** Row by row those of the returns, unknown where the benchmark has none. */
  readonly market: Float64Array;
  readonly matched: number;
}

/** By date where both have dates, else row by row. */
function matchedTo(own: Returns, other: Returns): Matched | MetricsFailure {
  if (own.time === null || other.time === null) {
    if (own.returns.length === other.returns.length)
      return { market: other.returns, matched: own.returns.length };
    return {
      of: 'benchmark',
      problem: 'returns-lengths',
      value: other.returns.length,
      line: own.returns.length,
    };
  }
  const at = new Map(Array.from(other.time, (moment, row) => [moment, other.returns[row]!]));
  const market = Float64Array.from(own.time, (moment) => at.get(moment) ?? Number.NaN);
  const matched = own.time.reduce((count, moment) => count + Number(at.has(moment)), 0);
  return matched === 0 ? { of: 'benchmark', problem: 'returns-unmatched' } : { market, matched };
}

/** A file's returns, or why there are none. */
function read(bytes: Uint8Array, of: MetricsFailure['of']): Returns | MetricsFailure {
  const file = readReturns(bytes);
  return file.ok ? returnsOf(file.value) : { of, ...file.error };
}

export function metricsWork(ask: MetricsAsk): Result<MetricsView, MetricsFailure> {
  const own = read(ask.returns, 'returns');
  if ('problem' in own) return err(own);
  const other = ask.benchmark && read(ask.benchmark, 'benchmark');
  if (other !== null && 'problem' in other) return err(other);
  const found = other && matchedTo(own, other);
  if (found !== null && 'problem' in found) return err(found);
  const { conventions, tries } = ask;
  const { returns, time } = own;
  const facts = new Facts({ returns, time, market: found?.market ?? null, tries }, conventions);
  const figures = FIGURES.map((figure): FigureView => {
    const { id, group, unit } = figure;
    return { id, group, unit, result: figureValue(figure, facts) };
  });
  return ok({
    sample: sampleOf(own),
    benchmark: other && found && { ...sampleOf(other), matched: found.matched },
    conventions: facts.conventions,
    figures,
    intervals: figureIntervals(facts),
  });
}
