/**
 * Several files of one symbol as one history: later files win where moments meet.
 * Known limit: lines are named by their number within their own file.
 */
import { pow10 } from '#core/units/integer.ts';
import { finish } from './finish.ts';
import { Found } from './found.ts';
import type { BarsFile } from './terms.ts';
import { timeframeOf } from './timeframe.ts';

const most = (values: readonly number[]): number => values.reduce((best, value) => Math.max(best, value), 0);

function addAll(found: Found, { bars, scales }: BarsFile, priceScale: number, volumeScale: number): void {
  const price = pow10(priceScale - scales.priceScale);
  const volume = pow10(volumeScale - scales.volumeScale);
  for (let row = 0; row < bars.count; row += 1)
    found.add(0, bars.time[row]!, true, {
      open: bars.open[row]! * price,
      high: bars.high[row]! * price,
      low: bars.low[row]! * price,
      close: bars.close[row]! * price,
      volume: bars.volume[row]! * volume,
    });
}

/** Bars and quotes do not make one history. */
export const areOfOneKind = (files: readonly BarsFile[]): boolean =>
  files.every(({ kind }) => kind === files[0]!.kind);

export function joined(files: readonly BarsFile[]): BarsFile {
  const priceScale = most(files.map(({ scales }) => scales.priceScale));
  const volumeScale = most(files.map(({ scales }) => scales.volumeScale));
  const found = new Found();
  found.prices.scale = priceScale;
  found.volumes.scale = volumeScale;
  for (const file of files) addAll(found, file, priceScale, volumeScale);
  const finished = finish(found);
  const sum = (of: (file: BarsFile) => number): number => files.reduce((total, file) => total + of(file), 0);
  return {
    ...files[0]!,
    ...finished,
    scales: { priceScale: found.prices.scale, volumeScale: found.volumes.scale },
    timeframe: files[0]!.kind === 'bars' ? timeframeOf(finished.bars.time) : files[0]!.kind,
    rows: sum(({ rows }) => rows),
    skipped: files.flatMap(({ skipped }) => skipped),
    doubtful: files.flatMap(({ doubtful }) => doubtful),
    duplicates: finished.duplicates + sum(({ duplicates }) => duplicates),
    outOfOrder: sum(({ outOfOrder }) => outOfOrder),
    notes: files.flatMap(({ notes }) => notes),
  };
}
