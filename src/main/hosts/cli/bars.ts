/** Commands about imported bars: import a file, list the series, show the ends of one. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import { IMPORTED_TIMEFRAMES, IMPORTED_ZONES } from '#contract/market-views.ts';
import { MADE_TIMEFRAMES, TICK_PRICES } from '#contract/series-calls.ts';
import type { BarText, BarsImported, SeriesView, TickText } from '#contract/series-views.ts';
import { describeSkipped, type Words } from '#words/index.ts';
import type { CliCommand, Given } from './commands.ts';
import { readBytes } from './files.ts';

/** Bars shown at either end. */
const SHOWN = 5;
/** Lines a person is shown of those that were skipped, or kept although something is wrong. */
const NAMED = 20;
const STAMPS = ['open', 'close'] as const;

/** An option with one of its choices, or nothing. */
const chosen = <Name extends string, Choice extends string>(
  value: Given['values'][string],
  name: Name,
  choices: readonly Choice[],
): Partial<Record<Name, Choice>> => {
  const choice = choices.find((each) => each === value);
  return (choice === undefined ? {} : { [name]: choice }) as Partial<Record<Name, Choice>>;
};

const DONE = { bars: 'cli.barsDone', trades: 'cli.tradesDone', quotes: 'cli.quotesDone' } as const;

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

function importedLines(done: BarsImported, { t }: Words): string[] {
  const { symbol, timeframe, bars, lastClose, added, replaced, unchanged } = done;
  const [from, to, skipped] = [day(done.from), day(done.to), done.skipped.length];
  const facts = { symbol, timeframe, bars, lastClose, from, to, skipped, added, replaced, unchanged };
  const lines = [t(DONE[done.kind], facts)];
  if (done.thousands) lines.push(t('sheets.barsThousands'));
  if (done.stamp === 'close') lines.push(t('cli.barsClosed'));
  if (done.listed) lines.push(t('cli.barsListed', { symbol }));
  if (!done.tradable && done.kind === 'bars') lines.push(t('cli.barsUntradable', { symbol }));
  const named = (list: BarsImported['skipped']): string[] =>
    list.slice(0, NAMED).map((line) => `  ${describeSkipped(t, line)}`);
  lines.push(...named(done.skipped));
  const { contradictory, nonPositive, negativeVolume } = done.findings;
  const count = contradictory + nonPositive + negativeVolume;
  if (count > 0) lines.push(t('cli.barsDoubtful', { count }), ...named(done.doubtful));
  return lines;
}

const importBars: CliCommand['run'] = async ({ call }, { file, values, words }) => {
  const done = await call('bars.import', {
    commandId: randomUUID(),
    fileName: basename(file),
    bytes: readBytes(file),
    symbol: String(values['symbol'] ?? ''),
    ...chosen(values['timeframe'], 'timeframe', IMPORTED_TIMEFRAMES),
    ...chosen(values['timezone'], 'timezone', IMPORTED_ZONES),
    ...chosen(values['stamp'], 'stamp', STAMPS),
  });
  return { json: done, lines: importedLines(done, words) };
};

const makeBars: CliCommand['run'] = async ({ call }, { file: symbol, values, words }) => {
  const timeframe = MADE_TIMEFRAMES.find((each) => each === values['timeframe']) ?? '1m';
  const asked = TICK_PRICES.find((each) => each === values['price']);
  const wanted = asked === undefined ? ['trades', 'quotes'] : [asked === 'trade' ? 'trades' : 'quotes'];
  const own = (await call('series.list', {})).filter((series) => isOf(series, symbol));
  const series = wanted.map((kind) => own.find((each) => each.kind === kind)).find((each) => each);
  if (!series) throw new AppFailure('NOT_FOUND', { what: symbol });
  const price = asked ?? (series.kind === 'trades' ? 'trade' : 'mid');
  const given = { commandId: randomUUID(), seriesId: series.id, timeframe, price };
  const done = await call('series.makeBars', given);
  return { json: done, lines: importedLines(done, words) };
};

/** Pairs of currencies may be written with a stroke. */
const isOf = (series: SeriesView, symbol: string): boolean =>
  series.symbol.replace('/', '') === symbol.toUpperCase().replace('/', '');

const seriesLine = (
  { symbol, timeframe, kind, count, first, last, calendar }: SeriesView,
  { t }: Words,
): string =>
  t(kind === 'bars' ? 'cli.series' : 'cli.tickSeries', {
    symbol,
    timeframe,
    count,
    from: day(first),
    to: day(last),
    calendar,
  });

const listBars: CliCommand['run'] = async ({ call }, { words }) => {
  const series = await call('series.list', {});
  return { json: series, lines: series.map((each) => seriesLine(each, words)) };
};

const tickLine = (tick: TickText): string =>
  Object.values(tick)
    .map((text: string, at) => (at === 0 ? text.replace('.000Z', 'Z') : text))
    .join('  ');

const barLine = ({ time, open, high, low, close, volume }: BarText): string =>
  [time.replace('.000Z', 'Z'), open, high, low, close, volume].join('  ');

const showBars: CliCommand['run'] = async ({ call }, { file: symbol, values, words }) => {
  const { timeframe } = values;
  const all = await call('series.list', {});
  const found = all.filter(
    (series) => isOf(series, symbol) && (timeframe === undefined || series.timeframe === timeframe),
  );
  if (found.length === 0) throw new AppFailure('NOT_FOUND', { what: symbol });
  const shown = [];
  for (const { id } of found) {
    const edges = await call('series.edges', { seriesId: id, count: SHOWN });
    const { series } = edges;
    shown.push({ ...edges, imports: await call('series.imports', { seriesId: series.id }) });
  }
  const lines = shown.flatMap(({ series, first, last, ticks }) => [
    seriesLine(series, words),
    ...(ticks?.first.map(tickLine) ?? first.map(barLine)),
    ...(last.length > 0 ? ['…', ...(ticks?.last.map(tickLine) ?? last.map(barLine))] : []),
  ]);
  return { json: shown, lines };
};

export const barCommands: Readonly<Record<string, CliCommand>> = {
  'bars import': {
    creates: true,
    mode: 'workspace',
    file: true,
    needs: ['symbol'],
    choices: { timeframe: IMPORTED_TIMEFRAMES, timezone: IMPORTED_ZONES, stamp: STAMPS },
    run: importBars,
  },
  'bars make': {
    mode: 'workspace',
    file: true,
    argument: 'SYMBOL',
    choices: { timeframe: MADE_TIMEFRAMES, price: TICK_PRICES },
    run: makeBars,
  },
  'bars list': { mode: 'workspace', file: false, run: listBars },
  'bars show': { mode: 'workspace', file: true, argument: 'SYMBOL', run: showBars },
};
