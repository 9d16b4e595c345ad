/** The calls about imported bars: the import, the series it makes, where they came from. */
import { z } from 'zod';
import { IMPORTED_TIMEFRAMES, IMPORTED_ZONES } from './market-views.ts';
import type {
  BarsImported,
  BarsInspection,
  BarTemplate,
  SeriesBarsView,
  SeriesEdges,
  SeriesImportView,
  SeriesView,
} from './series-views.ts';
import { bytes, call, commandId, fileName, integer, none } from './shapes.ts';

const position = z.number().int().min(0).max(255);

/** How a person says a file is to be read; what is not said is recognised. */
export const barMapping = z
  .object({
    separator: z.enum([',', ';', '\t', '|', ' ']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    dateOrder: z.enum(['day-first', 'month-first']).optional(),
    timezone: z.enum(IMPORTED_ZONES).optional(),
    stamp: z.enum(['open', 'close']).optional(),
    /** Lines above the first bar, the heading among them. */
    skipRows: z.number().int().min(0).max(1_000).optional(),
    /** Positions from 0. A date may hold the time too. */
    columns: z
      .object({
        date: position,
        time: position.optional(),
        open: position,
        high: position,
        low: position,
        close: position,
        volume: position.optional(),
      })
      .strict()
      .optional(),
    /** What prices are multiplied by. */
    factor: z.union([1_000, 100, 10, 1, 0.1, 0.01, 0.001].map((each) => z.literal(each))).optional(),
  })
  .strict();

export const barTemplate = z
  .object({
    name: z.string().trim().min(1).max(80),
    /** As `bars.inspect` gives it. */
    fingerprint: z.string().min(1).max(500),
    mapping: barMapping,
  })
  .strict();

/** What bars can be made in. */
export const MADE_TIMEFRAMES = ['1s', '5s', '10s', '30s', ...IMPORTED_TIMEFRAMES] as const;
export const TICK_PRICES = ['trade', 'mid', 'bid', 'ask'] as const;

const timeframe = z.enum(IMPORTED_TIMEFRAMES).optional();
const timezone = z.enum(IMPORTED_ZONES).optional();
const symbol = z.string().trim().min(1).max(20);
const seriesId = z.number().int().min(1);

export const seriesCalls = {
  /** Bars of a file into the series of its symbol and timeframe. The same file again changes nothing. */
  'bars.import': call<BarsImported>()(
    z
      .object({
        commandId,
        fileName,
        bytes,
        symbol,
        timeframe,
        /** Where stamps without a zone were written. */
        timezone,
        /** What the file's stamps name; opens unless said otherwise. */
        stamp: z.enum(['open', 'close']).optional(),
        /** Goes before a template that fits the file. */
        mapping: barMapping.optional(),
      })
      .strict(),
  ),
  /** What a file seems to be, and its first lines as they would become bars; stores nothing. */
  'bars.inspect': call<BarsInspection>()(
    z.object({ fileName, bytes, symbol: symbol.optional(), mapping: barMapping.optional() }).strict(),
  ),
  /** Mappings kept under names; one whose fingerprint is a file's is used for it by itself. */
  'series.templates.list': call<readonly BarTemplate[]>()(none),
  'series.templates.save': call<null>()(z.object({ template: barTemplate }).strict()),
  'series.templates.delete': call<null>()(z.object({ name: z.string() }).strict()),
  /** Bars of trades (`trade`) or quotes (`mid`, `bid`, `ask`) into the symbol's series of that timeframe. */
  'series.makeBars': call<BarsImported>()(
    z
      .object({
        commandId,
        seriesId,
        timeframe: z.enum(MADE_TIMEFRAMES),
        price: z.enum(TICK_PRICES),
      })
      .strict(),
  ),
  /** Stops an import that is under way; false where it is over. Nothing of it is kept. */
  'bars.cancel': call<boolean>()(z.object({ commandId }).strict()),
  'series.list': call<readonly SeriesView[]>()(z.object({ deleted: z.boolean().default(false) }).strict()),
  /** With `points`, neighbours are merged so that at most so many come. */
  'series.bars': call<SeriesBarsView>()(
    z
      .object({
        seriesId,
        from: integer.optional(),
        to: integer.optional(),
        points: z.number().int().min(2).max(1_000_000).optional(),
        /** Splits and dividends taken out of older prices. */
        adjusted: z.boolean().default(false),
        /** Adjusted as of a day, in days since 1970-01-01; today where it is not said. */
        asOf: integer.optional(),
      })
      .strict(),
  ),
  /** The first and the last bars; of a short series all are first. */
  'series.edges': call<SeriesEdges>()(
    z.object({ seriesId, count: z.number().int().min(1).max(1_000) }).strict(),
  ),
  /** Where the bars came from, oldest import first. */
  'series.imports': call<readonly SeriesImportView[]>()(z.object({ seriesId }).strict()),
  /** Hides a series until it is restored. */
  'series.delete': call<null>()(z.object({ seriesId }).strict()),
  'series.restore': call<null>()(z.object({ seriesId }).strict()),
} as const;
