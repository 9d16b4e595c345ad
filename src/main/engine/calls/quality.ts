/** Calls about the quality, repair, export and corporate actions of series. */
import type { BarTimeframe } from '#core/model/bars.ts';
import type { qualityCalls as declared } from '#contract/quality-calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { SeriesFile } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { canMake } from '#research/bars/timeframe.ts';
import { seriesById } from '#store/series.ts';
import { actionsOf, setActions } from '#store/series-actions.ts';
import { readBars } from '#store/series-bars.ts';
import { repairsOf } from '#store/series-repairs.ts';
import type { Context, Handlers } from '../context.ts';
import { adjustedBars } from '../series/actions.ts';
import { importInstruments } from '../series/instruments-file.ts';
import { seriesOverview } from '../series/overview.ts';
import { isAssessable } from '../series/quality-work.ts';

export function seriesOfId({ runtime }: Context, seriesId: number): SeriesView {
  const series = seriesById(runtime.store.db, seriesId);
  if (!series) throw new AppFailure('NOT_FOUND', { what: `series ${seriesId}` });
  return series;
}

async function exported(context: Context, asked: Decoded<'series.export'>): Promise<SeriesFile> {
  const { runtime, intake } = context;
  const series = seriesOfId(context, asked.seriesId);
  const { symbol, timeframe: from, calendar, priceScale, volumeScale } = series;
  const to = asked.timeframe ?? from;
  if (from !== to && !(isAssessable(from) && canMake(from, to as BarTimeframe)))
    throw new AppFailure('TIMEFRAME_NOT_MADE', { from, to });
  const stored = readBars(runtime.store.db, series.id);
  const columns = asked.adjusted ? adjustedBars(runtime.store.db, series, stored) : stored;
  const scales = { priceScale, volumeScale };
  const bytes = await intake.barsFile({ columns, scales, format: asked.format, symbol, calendar, from, to });
  const safe = symbol.replaceAll(/[^\w.-]/g, '_');
  const fileName = `${safe}_${to}${asked.adjusted ? '_adjusted' : ''}.${asked.format}`;
  return { fileName, bytes, timeframe: to };
}

export const qualityCalls: Handlers<keyof typeof declared> = {
  'series.overview': (context) => seriesOverview(context),
  'series.quality': (context, { seriesId }) => context.quality.report(seriesOfId(context, seriesId)),
  'series.repairPreview': (context, { seriesId, repairs }) =>
    context.repairs.preview(seriesOfId(context, seriesId), repairs),
  'series.repair': ({ repairs: desk }, { seriesId, repairs }) => desk.repair(seriesId, repairs),
  'series.undoRepair': ({ repairs }, { seriesId }) => repairs.undo(seriesId),
  'series.repairs': (context, { seriesId }) =>
    repairsOf(context.runtime.store.db, seriesOfId(context, seriesId).id),
  'series.export': exported,
  'series.actions.list': ({ runtime }, { symbol }) => actionsOf(runtime.store.db, symbol),
  'series.actions.set': ({ runtime }, { symbol, actions }) => {
    if (runtime.damage !== null) throw new AppFailure('READ_ONLY');
    setActions(runtime.store.db, symbol, actions);
    return actionsOf(runtime.store.db, symbol);
  },
  'instruments.import': importInstruments,
};
