/** `metrics` and `runs figures`: performance figures as JSON by id, or as a table by group. */
import { basename } from 'node:path';
import type { FigureView, MetricsView, ReturnsSample } from '#contract/metrics-calls.ts';
import type { TextKey, Words } from '#words/index.ts';
import type { CliCommand } from './commands.ts';
import { conventionsIn, triesIn } from './convention-options.ts';
import { readBytes } from './files.ts';
import { runIdOf } from './run-ids.ts';

type Translate = Words['t'];

const fileOf = (path: string) => ({ fileName: basename(path), bytes: readBytes(path) });

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const percent = (share: number, digits = 2): string => `${(share * 100).toFixed(digits)} %`;
/** As few digits as say it: 5 %, 2.5 %. */
const rate = (share: number): string => `${Number((share * 100).toPrecision(6))} %`;

/** Large ratios need no decimals, small ones need more. */
const ratio = (value: number): string =>
  Math.abs(value) >= 1_000 || (value !== 0 && Math.abs(value) < 0.001)
    ? value.toPrecision(4)
    : value.toFixed(3);

function shown(value: number, unit: FigureView['unit'], t: Translate): string {
  switch (unit) {
    case 'share':
      return percent(value, Math.abs(value) < 0.001 && value !== 0 ? 4 : 2);
    case 'days':
      return `${value.toFixed(1)} ${t('figures.unit-days')}`;
    case 'periods':
      return `${Math.ceil(value)} ${t('figures.unit-periods')}`;
    case 'count':
      return String(value);
    case 'money':
      return value.toFixed(2);
    case 'ratio':
      return ratio(value);
  }
}

/** Of a file's returns, or of a run. */
type Shown = Pick<MetricsView, 'conventions' | 'figures' | 'intervals'>;

/** What was not given is no news: such a figure is not in the table. */
const NOT_GIVEN: readonly string[] = ['no-market', 'no-trades', 'no-dates', 'no-tries'];

const isShown = ({ result }: FigureView): boolean =>
  result.value !== null || !NOT_GIVEN.includes(result.reason);

function reasonOf(result: Extract<FigureView['result'], { value: null }>, t: Translate): string {
  const { have, least } = result;
  const why = t(`figures.reason-${result.reason}` as TextKey);
  return have === undefined || least === undefined
    ? `– (${why})`
    : `– (${why}: ${t('report.needs', { have, least })})`;
}

function intervalOf(id: string, { intervals }: Shown, t: Translate): string {
  const found =
    intervals &&
    { sharpe: intervals.sharpe, cagr: intervals.growth, 'max-drawdown': intervals.maxDrawdown }[id];
  if (!found || !intervals) return '';
  const unit = id === 'sharpe' ? 'ratio' : 'share';
  const [low, high] = [shown(found.low, unit, t), shown(found.high, unit, t)];
  return t('cli.metricsInterval', { low, high, confidence: rate(intervals.confidence) });
}

function tableOf(view: Shown, t: Translate): string[] {
  const rows = view.figures.filter(isShown).map(({ id, group, unit, result }) => ({
    group,
    name: t(`figures.${id}` as TextKey),
    said: result.value === null ? reasonOf(result, t) : shown(result.value, unit, t),
    known: result.value !== null,
    beside: intervalOf(id, view, t),
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const wide = Math.max(...rows.map(({ said, known }) => (known ? said.length : 0)));
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group) => [
    '',
    t(`figures.group-${group}` as TextKey),
    ...rows
      .filter((row) => row.group === group)
      .map(({ name, said, known, beside }) =>
        `  ${name.padEnd(width)}  ${known ? said.padStart(wide) : said}  ${beside}`.trimEnd(),
      ),
  ]);
}

function sampleLines(file: string, sample: ReturnsSample, t: Translate): string[] {
  const { returns, unknown, first, last, understood } = sample;
  const column = sample.column ?? t('cli.metricsUnnamed');
  return [
    first === null || last === null
      ? t('cli.metricsSampleUndated', { file, returns })
      : t('cli.metricsSample', { file, returns, from: day(first), to: day(last) }),
    ...(unknown > 0 ? [t('cli.metricsUnknown', { unknown })] : []),
    understood === 'values' ? t('cli.metricsValues', { column }) : t('cli.metricsReturns', { column }),
  ];
}

function benchmarkLines(file: string, { sample, benchmark }: MetricsView, t: Translate): string[] {
  if (benchmark === null) return [];
  const { matched, understood } = benchmark;
  const dated = benchmark.first !== null && sample.first !== null;
  const column = benchmark.column ?? t('cli.metricsUnnamed');
  return [
    dated
      ? t('cli.metricsBenchmark', { file, matched, returns: sample.returns })
      : t('cli.metricsByRow', { file, matched }),
    understood === 'values' ? t('cli.metricsValues', { column }) : t('cli.metricsReturns', { column }),
  ];
}

function conventionLines({ conventions, intervals }: Shown, t: Translate): string[] {
  const { periods, riskFree, returns, of, tail } = conventions;
  const kind = t(returns === 'simple' ? 'cli.metricsSimple' : 'cli.metricsLog');
  const whom = t(of === 'sample' ? 'cli.metricsOfSample' : 'cli.metricsOfPopulation');
  const said = { periods, free: rate(riskFree), kind, of: whom, tail: rate(tail) };
  if (intervals === null) return [t('cli.metricsConventions', said), t('cli.metricsFew')];
  const { samples, block, seed } = intervals;
  return [
    t('cli.metricsConventions', said),
    t('cli.metricsBootstrap', { samples, block: Number(block.toFixed(1)), seed }),
  ];
}

const dated = (sample: ReturnsSample) => ({
  ...sample,
  first: sample.first === null ? null : day(sample.first),
  last: sample.last === null ? null : day(sample.last),
});

function jsonOf(view: MetricsView) {
  const { sample, benchmark, conventions, figures, intervals } = view;
  return {
    sample: dated(sample),
    benchmark: benchmark && { ...dated(benchmark), matched: benchmark.matched },
    conventions,
    figures: byId(figures),
    intervals,
  };
}

const byId = (figures: readonly FigureView[]) =>
  Object.fromEntries(figures.map(({ id, result, unit }) => [id, { ...result, unit }]));

const ofRun: CliCommand['run'] = async (session, { file, values, words: { t } }) => {
  const id = await runIdOf(session, file);
  const metrics = await session.call('reports.tearsheet', {
    subject: { kind: 'run', id },
    conventions: conventionsIn(values),
    ...triesIn(values),
  });
  const { returns, first, last, conventions, figures, intervals, months, years } = metrics;
  const [from, to] = [first, last].map((at) => (at === null ? '–' : day(at)));
  return {
    json: { id, returns, from, to, conventions, figures: byId(figures), intervals, months, years },
    lines: [
      t('cli.metricsSample', { file: id, returns, from: from!, to: to! }),
      ...conventionLines(metrics, t),
      ...tableOf(metrics, t),
    ],
  };
};

const run: CliCommand['run'] = async ({ call }, { values, words: { t } }) => {
  const [returns, benchmark] = [String(values['returns']), values['benchmark']];
  const view = await call('metrics.compute', {
    returns: fileOf(returns),
    benchmark: benchmark === undefined ? null : fileOf(String(benchmark)),
    conventions: conventionsIn(values),
    ...triesIn(values),
  });
  const lines = [
    ...sampleLines(basename(returns), view.sample, t),
    ...benchmarkLines(basename(String(benchmark)), view, t),
    ...conventionLines(view, t),
    ...tableOf(view, t),
  ];
  return { json: jsonOf(view), lines };
};

export const metricsCommands: Readonly<Record<string, CliCommand>> = {
  metrics: { mode: 'scratch', file: false, needs: ['returns'], run },
  'runs figures': { mode: 'workspace', file: true, argument: 'ID', run: ofRun },
};
