/**
 * Bars as Parquet, the one file that knows its writer: `time` as a UTC timestamp in milliseconds, prices and volume as
 * doubles, the scales among the file's properties. Invariant: a value times ten to its scale, rounded, is the stored one.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { pow10 } from '#core/units/integer.ts';

interface Named {
  readonly symbol: string;
  readonly timeframe: string;
}

export function barsParquet(
  bars: BarColumns,
  { priceScale, volumeScale }: SeriesScales,
  { symbol, timeframe }: Named,
): Uint8Array<ArrayBuffer> {
  const doubles = (column: Float64Array, scale: number) => {
    const unit = pow10(scale);
    return Array.from(column, (value) => value / unit);
  };
  const prices = (['open', 'high', 'low', 'close'] as const).map((name) => ({
    name,
    data: doubles(bars[name], priceScale),
    type: 'DOUBLE' as const,
    nullable: false,
  }));
  const buffer = parquetWriteBuffer({
    columnData: [
      {
        name: 'time',
        data: Array.from(bars.time, (at) => new Date(at)),
        type: 'TIMESTAMP',
        nullable: false,
      },
      ...prices,
      { name: 'volume', data: doubles(bars.volume, volumeScale), type: 'DOUBLE', nullable: false },
    ],
    kvMetadata: Object.entries({ symbol, timeframe, priceScale, volumeScale }).map(([key, value]) => ({
      key,
      value: String(value),
    })),
  });
  return new Uint8Array(buffer);
}
