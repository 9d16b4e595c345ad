/** Commands about what is done with series: their quality, files of them, removal and return; lists of instruments. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppFailure } from '#contract/errors.ts';
import { IMPORTED_TIMEFRAMES } from '#contract/market-views.ts';
import type { SeriesQualityView } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { Session } from '#engine/client/client.ts';
import type { Words } from '#words/index.ts';
import type { CliCommand, Given } from './commands.ts';
import { readBytes, writeBytes } from './files.ts';

const FORMATS = ['csv', 'parquet'] as const;

/** The series of a symbol, of the asked timeframe where one is asked; `deleted`: of those that can be restored. */
async function seriesOf(
  { call }: Session,
  { file, values }: Given,
  deleted = false,
): Promise<readonly SeriesView[]> {
  const { timeframe } = values;
  const found = (await call('series.list', { deleted })).filter(
    (series) =>
      series.symbol === file.toUpperCase() && (timeframe === undefined || series.timeframe === timeframe),
  );
  if (found.length === 0) throw new AppFailure('NOT_FOUND', { what: file });
  return found;
}

/** Where a symbol has several series one of them has to be named. */
export async function oneSeries(session: Session, given: Given, deleted = false): Promise<SeriesView> {
  const found = await seriesOf(session, given, deleted);
  if (found.length > 1 && !deleted)
    throw new AppFailure('BAD_REQUEST', {
      detail: `--timeframe ${found.map(({ timeframe }) => timeframe).join('|')}`,
    });
  return found[0]!;
}

function qualityLines({ series, report }: SeriesQualityView, { t }: Words): string[] {
  const { symbol, timeframe } = series;
  if (!report) return [t('cli.qualityNone', { symbol, timeframe })];
  const { score, calendar, counts } = report;
  const checks = Object.entries(counts)
    .filter(([, { affected }]) => affected > 0)
    .map(
      ([check, { error, warning, info, affected }]) =>
        `  ${check}: ${error} / ${warning} / ${info} (${affected})`,
    );
  return [t('cli.quality', { symbol, timeframe, score, calendar }), ...checks];
}

const quality: CliCommand['run'] = async (session, given) => {
  const views = [];
  for (const { id } of await seriesOf(session, given))
    views.push(await session.call('series.quality', { seriesId: id }));
  return { json: views, lines: views.flatMap((view) => qualityLines(view, given.words)) };
};

const exportBars: CliCommand['run'] = async (session, given) => {
  const { values, words } = given;
  const out = String(values['out']);
  const named = FORMATS.find((each) => each === values['format']);
  const format = named ?? (out.toLowerCase().endsWith('.parquet') ? 'parquet' : 'csv');
  const { id: seriesId, symbol, timeframe, count } = await oneSeries(session, given);
  const { bytes } = await session.call('series.export', {
    seriesId,
    format,
    adjusted: values['adjusted'] === true,
  });
  writeBytes(out, bytes);
  const json = { file: out, symbol, timeframe, bars: count, format };
  return { json, lines: [words.t('cli.written', { file: out })] };
};

const remove: CliCommand['run'] = async (session, given) => {
  const series = await oneSeries(session, given);
  await session.call('series.delete', { seriesId: series.id });
  const { symbol, timeframe } = series;
  return { json: series, lines: [given.words.t('cli.seriesDeleted', { symbol, timeframe })] };
};

const restore: CliCommand['run'] = async (session, given) => {
  const series = await oneSeries(session, given, true);
  await session.call('series.restore', { seriesId: series.id });
  const { symbol, timeframe } = series;
  return { json: series, lines: [given.words.t('cli.seriesRestored', { symbol, timeframe })] };
};

const importInstruments: CliCommand['run'] = async ({ call }, { file, words: { t } }) => {
  const done = await call('instruments.import', {
    commandId: randomUUID(),
    fileName: basename(file),
    bytes: readBytes(file),
  });
  const { listed, known, unpriced, differing, skipped } = done;
  const lines = [t('data.listDone', { count: listed.length, known, skipped: skipped.length })];
  if (unpriced > 0) lines.push(t('data.listUnpriced', { count: unpriced }));
  if (differing.length > 0) lines.push(t('data.listDiffering', { count: differing.length }));
  return { json: done, lines };
};

const choices = { timeframe: IMPORTED_TIMEFRAMES };
const bySymbol = { mode: 'workspace', file: true, argument: 'SYMBOL', choices } as const;

export const seriesCommands: Readonly<Record<string, CliCommand>> = {
  'bars quality': { ...bySymbol, run: quality },
  'bars export': { ...bySymbol, choices: { ...choices, format: FORMATS }, needs: ['out'], run: exportBars },
  'bars delete': { ...bySymbol, run: remove },
  'bars restore': { ...bySymbol, run: restore },
  'instruments import': { creates: true, mode: 'workspace', file: true, run: importInstruments },
};
