/** Calls about imported bars and their series. */
import type { BarTimeframe } from '#core/model/bars.ts';
import type { CallName, Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { BarsImported, SeriesView } from '#contract/series-views.ts';
import { deleteSeries, importsOf, listSeries, restoreSeries, seriesById } from '#store/series.ts';
import { readBars } from '#store/series-bars.ts';
import type { Context, Handlers } from '../context.ts';
import { deleteTemplate, keptTemplates, saveTemplate } from '../series/templates.ts';
import { barsOfTicks } from '../series/make-bars.ts';
import { edgesOf, inspectionView, seriesBarsView } from '../series/views.ts';

type SeriesCall = Extract<CallName, `series.${string}`> | 'bars.import' | 'bars.inspect' | 'bars.cancel';

function seriesOfId({ runtime }: Context, seriesId: number): SeriesView {
  const series = seriesById(runtime.store.db, seriesId);
  if (!series) throw new AppFailure('NOT_FOUND', { what: `series ${seriesId}` });
  return series;
}

/** Charts and history follow what is there. */
function change({ runtime }: Context, seriesId: number, work: () => boolean): null {
  if (runtime.damage !== null) throw new AppFailure('READ_ONLY');
  if (!work()) throw new AppFailure('NOT_FOUND', { what: `series ${seriesId}` });
  runtime.barsChanged();
  return null;
}

/** What is made goes the way of an imported file: merged, listed where the symbol is unknown. */
function makeBars(
  context: Context,
  { commandId, seriesId, timeframe, price }: Decoded<'series.makeBars'>,
): Promise<BarsImported> {
  const series = seriesOfId(context, seriesId);
  const { symbol, calendar, kind, hash } = series;
  const fits = kind === (price === 'trade' ? 'trades' : 'quotes');
  const ticks = readBars(context.runtime.store.db, seriesId);
  const made = fits ? barsOfTicks(ticks, series, price, timeframe satisfies BarTimeframe, calendar) : null;
  if (!made || made.bars.count === 0)
    throw new AppFailure('BAD_REQUEST', { detail: `${kind} of ${symbol} have no ${price} price` });
  const fileName = importsOf(context.runtime.store.db, seriesId).at(-1)?.fileName ?? symbol;
  return context.imports.keep(
    { commandId, symbol, timeframe: timeframe as never, fileName },
    {
      ...made,
      kind: 'bars',
      timeframe,
      zone: 'UTC',
      rows: ticks.count,
      skipped: [],
      doubtful: [],
      duplicates: 0,
      outOfOrder: 0,
      notes: [],
      dialect: `made of ${kind}`,
      template: null,
      mapping: { factor: 1 },
      sha256: hash,
    },
  );
}

export const seriesCalls: Handlers<SeriesCall> = {
  'bars.import': ({ imports }, asked) => imports.run(asked),
  'series.makeBars': makeBars,
  'bars.cancel': ({ imports }, { commandId }) => imports.cancel(commandId),
  'bars.inspect': async ({ runtime, intake }, { bytes, ...ask }) =>
    inspectionView(await intake.inspect(bytes, { ...ask, templates: keptTemplates(runtime.store) })),
  'series.templates.list': ({ runtime }) => keptTemplates(runtime.store),
  'series.templates.save': ({ runtime }, { template }) => {
    saveTemplate(runtime.store, template);
    return null;
  },
  'series.templates.delete': ({ runtime }, { name }) => {
    deleteTemplate(runtime.store, name);
    return null;
  },
  'series.list': ({ runtime }, { deleted }) => listSeries(runtime.store.db, deleted),
  'series.bars': (context, { seriesId, points, ...span }) => {
    const series = seriesOfId(context, seriesId);
    return seriesBarsView(series, readBars(context.runtime.store.db, seriesId, span), points);
  },
  'series.edges': (context, { seriesId, count }) =>
    edgesOf(context.runtime.store.db, seriesOfId(context, seriesId), count),
  'series.imports': (context, { seriesId }) =>
    importsOf(context.runtime.store.db, seriesOfId(context, seriesId).id),
  'series.delete': (context, { seriesId }) =>
    change(context, seriesId, () => deleteSeries(context.runtime.store.db, seriesId, context.now())),
  'series.restore': (context, { seriesId }) =>
    change(context, seriesId, () => restoreSeries(context.runtime.store.db, seriesId)),
};
