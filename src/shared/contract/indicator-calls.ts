/** The calls about indicators: which there are, and the values of one over bars of a file or of a series. */
import { z } from 'zod';
import type { IndicatorGroup, IndicatorParameter } from '#research/indicators/indicator.ts';
import type { Source } from '#research/indicators/run.ts';
import { bytes, call, fileName, none } from './shapes.ts';

export interface IndicatorInfo {
  readonly name: string;
  readonly title: string;
  readonly group: IndicatorGroup;
  readonly overlay: boolean;
  readonly reads: 'source' | 'bars' | 'two';
  readonly parameters: Readonly<Record<string, IndicatorParameter>>;
  readonly outputs: readonly string[];
}

/** Row by row the same bars: `time` is when a bar opens, UTC milliseconds; what is not there yet is null. */
export interface IndicatorValues {
  readonly name: string;
  readonly title: string;
  /** All that it ran with, defaults among them. */
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly source: Source;
  readonly time: readonly number[];
  readonly outputs: Readonly<Record<string, readonly (number | null)[]>>;
}

export const INDICATOR_SOURCES = [
  'close',
  'open',
  'high',
  'low',
  'volume',
  'hl2',
  'oc2',
  'hlc3',
  'ohl3',
  'ohlc4',
] as const satisfies readonly Source[];

/** A file's bytes, or a series of the workspace. */
const bars = z.union([
  z.object({ fileName, bytes }).strict(),
  z.object({ seriesId: z.number().int().min(1) }).strict(),
]);

export const indicatorCalls = {
  'indicators.list': call<readonly IndicatorInfo[]>()(none),
  /** Refused parameters are INDICATOR_REFUSED. `other` is the second series of those that compare two, matched by time. Stores nothing. */
  'indicators.compute': call<IndicatorValues>()(
    z
      .object({
        name: z.string().min(1).max(64),
        parameters: z.record(z.string().max(64), z.union([z.number(), z.string().max(64)])).default({}),
        source: z.enum(INDICATOR_SOURCES).default('close'),
        bars,
        other: bars.nullable().default(null),
      })
      .strict(),
  ),
} as const;
