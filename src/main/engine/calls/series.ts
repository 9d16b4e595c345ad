/** Calls about imported bars and their series. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import type { CallName, Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { qualityCalls } from '#contract/quality-calls.ts';
import type { BarsImported } from '#contract/series-views.ts';
import { deleteSeries, importsOf, listSeries, restoreSeries } from '#store/series.ts';
import { readBars, rowAt, rowsOf } from '#store/series-bars.ts';
import type { Context, Handlers } from '../context.ts';
import { adjustedBars } from '../series/actions.ts';
import { deleteTemplate, keptTemplates, saveTemplate } from '../series/templates.ts';
import { barsOfTicks } from '../series/make-bars.ts';
import { seriesOfId } from './quality.ts';
import { edgesOf, inspectionView, seriesBarsView } from '../series/views.ts';

type SeriesCall =
  | Exclude<Extract<CallName, `series.${string}`>, keyof typeof qualityCalls>
  | 'bars.import'
  | 'bars.inspect'
  | 'bars.cancel';

/** A dividend is a share of the last close before it: all bars are adjusted, whatever part is asked for. */
function barsOf(
  context: Context,
  { seriesId, from, to, adjusted, asOf }: Decoded<'series.bars'>,
): BarColumns {
  const { db } = context.runtime.store;
  if (!adjusted) return readBars(db, seriesId, { from, to });
  const bars = adjustedBars(db, seriesOfId(context, seriesId), readBars(db, seriesId), asOf);
  return rowsOf(
    bars,
    from === undefined ? 0 : rowAt(bars.time, from),
    rowAt(bars.time, (to ?? Infinity) + 1),
  );
}

/** Charts and history follow what is there. */
function change({ runtime, quality }: Context, seriesId: number, work: () => boolean): null {
  if (runtime.damage !== null) throw new AppFailure('READ_ONLY');
  if (!work()) throw new AppFailure('NOT_FOUND', { what: `series ${seriesId}` });
  runtime.barsChanged();
  quality.told();
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
  'bars.import': async ({ imports, quality }, asked) => {
    const done = await imports.run(asked);
    quality.changed(done.seriesId);
    return done;
  },
  'series.makeBars': async (context, asked) => {
    const done = await makeBars(context, asked);
    context.quality.changed(done.seriesId);
    return done;
  },
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
  'series.bars': (context, { points, ...asked }) =>
    seriesBarsView(seriesOfId(context, asked.seriesId), barsOf(context, asked), points),
  'series.edges': (context, { seriesId, count }) =>
    edgesOf(context.runtime.store.db, seriesOfId(context, seriesId), count),
  'series.imports': (context, { seriesId }) =>
    importsOf(context.runtime.store.db, seriesOfId(context, seriesId).id),
  'series.delete': (context, { seriesId }) =>
    change(context, seriesId, () => deleteSeries(context.runtime.store.db, seriesId, context.now())),
  'series.restore': (context, { seriesId }) =>
    change(context, seriesId, () => restoreSeries(context.runtime.store.db, seriesId)),
};
