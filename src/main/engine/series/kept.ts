/** A file's bars as the series will hold them, and what they mean for the instrument. */
import type { Instrument } from '#core/model/instrument.ts';
import { pow10 } from '#core/units/integer.ts';
import { MAX_VALUE } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import type { SeriesTerms } from '#store/series-merge.ts';
import type { SeriesBars } from '#store/series-weave.ts';
import { inThousands } from '../calls/bars-unit.ts';
import {
  atOpens,
  calendarOf,
  guessListing,
  inDong,
  lastClose,
  unknownInThousands,
  type Guess,
} from './terms.ts';
import { plainDecimal } from './views.ts';

export interface Kept {
  readonly terms: SeriesTerms;
  readonly series: SeriesBars;
  readonly thousands: boolean;
  /** Null where nobody knows the symbol yet: then `guess` says what it would be. */
  readonly instrument: Instrument | null;
  readonly guess: Guess;
  /** The last close at the instrument's scale. */
  readonly anchor: number;
  /** As it stands in the file. */
  readonly lastClose: string;
}

/** `reference` is what the instrument costs now; null where the symbol is unknown. */
export function asKept(
  asked: Decoded<'bars.import'>,
  file: BarsFile,
  instrument: Instrument | null,
  reference: number | null,
): Kept {
  const symbol = instrument?.symbol ?? asked.symbol.trim().toUpperCase();
  const timeframe = asked.timeframe ?? file.timeframe;
  const stamp = asked.stamp ?? 'open';
  const thousands =
    instrument && reference !== null
      ? inThousands(file, instrument, reference)
      : unknownInThousands(symbol, file);
  const { bars, scales } = thousands ? inDong(file) : file;
  const series = { bars: atOpens(bars, timeframe, stamp), scales };
  const shown = plainDecimal(file.bars.close.at(-1)!, file.scales.priceScale);
  const anchor = Math.round(lastClose(series) * pow10(instrument?.priceScale ?? 0));
  if (instrument && anchor > MAX_VALUE)
    throw new AppFailure('BARS_UNREADABLE', { file: asked.fileName, problem: 'price', price: shown });
  return {
    terms: {
      symbol,
      timeframe,
      calendar: calendarOf(symbol, file, instrument),
      stamp,
      unit: thousands ? 'thousands' : 'units',
    },
    series,
    thousands,
    instrument,
    guess: guessListing(symbol, file, series),
    anchor,
    lastClose: shown,
  };
}
