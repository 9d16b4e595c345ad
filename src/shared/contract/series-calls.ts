/** The calls about imported bars: the import, the series it makes, where they came from. */
import { z } from 'zod';
import { IMPORTED_TIMEFRAMES, IMPORTED_ZONES } from './market-views.ts';
import type {
  BarsImported,
  SeriesBarsView,
  SeriesEdges,
  SeriesImportView,
  SeriesView,
} from './series-views.ts';
import { bytes, call, commandId, fileName, integer } from './shapes.ts';

const seriesId = z.number().int().min(1);

export const seriesCalls = {
  /** Bars of a file into the series of its symbol and timeframe. The same file again changes nothing. */
  'bars.import': call<BarsImported>()(
    z
      .object({
        commandId,
        fileName,
        bytes,
        symbol: z.string().trim().min(1).max(20),
        timeframe: z.enum(IMPORTED_TIMEFRAMES).optional(),
        /** Where stamps without a zone were written. */
        timezone: z.enum(IMPORTED_ZONES).optional(),
        /** What the file's stamps name; opens unless said otherwise. */
        stamp: z.enum(['open', 'close']).optional(),
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
