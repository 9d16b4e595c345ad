/** `indicators.list` and `indicators.compute`: values over the bars of a file or of a series. Stores nothing. */
import { AppFailure } from '#contract/errors.ts';
import type { CallName, Decoded } from '#contract/calls.ts';
import type { IndicatorInfo, IndicatorValues } from '#contract/indicator-calls.ts';
import type { Indicator, IndicatorParameter, IndicatorParameters } from '#research/indicators/indicator.ts';
import { INDICATORS, indicatorNamed } from '#research/indicators/list.ts';
import { ParameterError, parametersOf, type ParameterProblem } from '#research/indicators/parameters.ts';
import { readBars } from '#store/series-bars.ts';
import type { Context, Handlers } from '../context.ts';
import type { ScaledBars } from '../indicators/work.ts';
import { seriesOfId } from './quality.ts';

type Asked = Decoded<'indicators.compute'>;

const infoOf = ({ name, title, group, overlay, reads, parameters, outputs }: Indicator): IndicatorInfo => ({
  name,
  title,
  group,
  overlay,
  reads,
  parameters,
  outputs,
});

/** What a parameter takes, in signs that every language reads. */
function allowed(problem: ParameterProblem, kinds: Readonly<Record<string, IndicatorParameter>>): string {
  if (problem.code === 'UNKNOWN_PARAMETER') return problem.known.join(', ') || '–';
  const kind = kinds[problem.parameter]!;
  if (kind.kind === 'choice') return kind.choices.join(', ');
  return kind.kind === 'integer' ? `${kind.min}, ${kind.min + 1} … ${kind.max}` : `${kind.min} … ${kind.max}`;
}

function usedParameters(indicator: Indicator, given: Asked['parameters']): IndicatorParameters {
  try {
    return parametersOf(indicator, given);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const { problem } = error;
    throw new AppFailure('INDICATOR_REFUSED', {
      indicator: indicator.name,
      parameter: problem.parameter,
      value: String(given[problem.parameter] ?? ''),
      allowed: allowed(problem, indicator.parameters),
    });
  }
}

async function barsOf(context: Context, asked: Asked['bars']): Promise<ScaledBars> {
  if ('seriesId' in asked) {
    const series = seriesOfId(context, asked.seriesId);
    if (series.kind !== 'bars')
      throw new AppFailure('TIMEFRAME_NOT_MADE', { from: series.timeframe, to: 'bars' });
    return { columns: readBars(context.runtime.store.db, series.id), scales: series };
  }
  const { fileName, bytes } = asked;
  const file = await context.intake.bars(bytes, { fileName });
  if (!file.ok) throw new AppFailure('BARS_UNREADABLE', { file: fileName, ...file.error });
  if (file.value.kind !== 'bars')
    throw new AppFailure('BARS_UNREADABLE', { file: fileName, problem: 'no-bars' });
  return { columns: file.value.bars, scales: file.value.scales };
}

async function computed(context: Context, asked: Asked): Promise<IndicatorValues> {
  const indicator = indicatorNamed(asked.name);
  if (!indicator) throw new AppFailure('NOT_FOUND', { what: asked.name });
  const { name, title, reads, outputs } = indicator;
  const { source } = asked;
  const parameters = usedParameters(indicator, asked.parameters);
  if (reads === 'two' && asked.other === null)
    throw new AppFailure('INDICATOR_NEEDS_TWO', { indicator: name });
  const { columns, scales } = await barsOf(context, asked.bars);
  const other = asked.other && (await barsOf(context, asked.other));
  const done = await context.intake.indicator({ name, parameters, source, columns, scales, other });
  return {
    name,
    title,
    parameters,
    source,
    time: done.time,
    outputs: Object.fromEntries(outputs.map((output, at) => [output, done.outputs[at]!])),
  };
}

export const indicatorCalls: Handlers<Extract<CallName, `indicators.${string}`>> = {
  'indicators.list': () => INDICATORS.map(infoOf),
  'indicators.compute': computed,
};
