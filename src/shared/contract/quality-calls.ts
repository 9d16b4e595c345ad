/** The calls about what is done with series: their quality and repair, files of them, corporate actions. */
import { z } from 'zod';
import { IMPORTED_TIMEFRAMES } from './market-views.ts';
import type {
  InstrumentsImported,
  ProposedRepair,
  RepairPreview,
  SeriesAction,
  SeriesFile,
  SeriesOverview,
  SeriesQualityView,
  SeriesRepairView,
} from './quality-views.ts';
import { bytes, call, commandId, fileName, integer, none } from './shapes.ts';

const seriesId = z.number().int().min(1);
const one = z.object({ seriesId }).strict();

const bar = z.tuple([integer, integer, integer, integer, integer]).readonly();
const factor = z.number().int().min(1).max(1_000_000);
const ratio = z.tuple([factor, factor]).readonly();
const moment = z.number().int().min(-8.64e15).max(8.64e15);
/** As a finding proposes it. */
const repair = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drop'), time: moment, before: bar }).strict(),
  z.object({ kind: z.literal('insert'), time: moment, after: bar }).strict(),
  z
    .object({
      kind: z.literal('set'),
      reason: z.enum([
        'swap-high-low',
        'widen-range',
        'fill-from-close',
        'interpolate',
        'clip-wick',
        'volume-zero',
      ]),
      time: moment,
      before: bar,
      after: bar,
    })
    .strict(),
  z.object({ kind: z.literal('scale-before'), time: moment, price: ratio, volume: ratio }).strict(),
]) satisfies z.ZodType<ProposedRepair>;
const repairs = z.array(repair).min(1).max(20_000);

const date = z.iso.date();
const action = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('split'),
      exDate: date,
      numerator: z.number().int().min(1).max(1_000_000),
      denominator: z.number().int().min(1).max(1_000_000),
    })
    .strict(),
  z
    .object({
      kind: z.literal('dividend'),
      exDate: date,
      amount: z.string().regex(/^\d{1,12}(\.\d{1,8})?$/),
    })
    .strict(),
]) satisfies z.ZodType<SeriesAction>;
const symbol = z.string().trim().min(1).max(20);

export const qualityCalls = {
  /** Every series with what a list shows; those that were never checked are checked soon after. */
  'series.overview': call<readonly SeriesOverview[]>()(none),
  'series.quality': call<SeriesQualityView>()(one),
  /** What repairs would do; stores nothing. */
  'series.repairPreview': call<RepairPreview>()(z.object({ seriesId, repairs }).strict()),
  /** All of the repairs or none. What the files said stays known by their hashes. */
  'series.repair': call<SeriesRepairView>()(z.object({ seriesId, repairs }).strict()),
  /** Takes back the last repair in force. */
  'series.undoRepair': call<SeriesRepairView>()(one),
  /** Oldest first, those taken back among them. */
  'series.repairs': call<readonly SeriesRepairView[]>()(one),
  'series.export': call<SeriesFile>()(
    z
      .object({
        seriesId,
        format: z.enum(['csv', 'parquet']),
        /** Longer bars than the series has. */
        timeframe: z.enum(IMPORTED_TIMEFRAMES).optional(),
        /** Splits and dividends taken out of older prices. */
        adjusted: z.boolean().default(false),
      })
      .strict(),
  ),
  /** Oldest first. */
  'series.actions.list': call<readonly SeriesAction[]>()(z.object({ symbol }).strict()),
  /** In the place of all there were. */
  'series.actions.set': call<readonly SeriesAction[]>()(
    z.object({ symbol, actions: z.array(action).max(2_000) }).strict(),
  ),
  /** Lists the symbols of a file (CSV or a workbook) that are not listed yet. */
  'instruments.import': call<InstrumentsImported>()(z.object({ commandId, fileName, bytes }).strict()),
} as const;
