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
import { stampedAtCloses } from './close-stamps.ts';
import { calendarOf, guessListing, tidySymbol, unknownInThousands, type Guess } from './listing.ts';
import { lastClose, shiftedBy, shiftOf, timesTenTo } from './terms.ts';
import { plainDecimal, priceText } from './tick-texts.ts';

export interface Kept {
  readonly terms: SeriesTerms;
  readonly series: SeriesBars;
  readonly thousands: boolean;
  /** Null where nobody knows the symbol yet: then `guess` says what it would be. */
  readonly instrument: Instrument | null;
  readonly guess: Guess | { readonly untradable: null };
  /** The last close above zero at the instrument's scale; null where there is none. */
  readonly anchor: number | null;
  /** Milliseconds from the file's moments to those of the series. */
  readonly shift: number;
  /** The last close above zero, as it stands in the file. */
  readonly lastClose: string;
}

type Asked = Pick<Decoded<'bars.import'>, 'symbol' | 'timeframe' | 'stamp' | 'fileName'>;

/** How many powers of ten the file's prices are below those of the series, and what that is called. */
function unitOf(
  symbol: string,
  file: BarsFile,
  instrument: Instrument | null,
  reference: number | null,
): { readonly places: number; readonly unit: SeriesTerms['unit'] } {
  const factor = file.mapping?.factor;
  if (factor !== undefined)
    return { places: Math.round(Math.log10(factor)), unit: factor === 1 ? 'units' : 'factor' };
  const thousands =
    instrument && reference !== null
      ? inThousands(file, instrument, reference)
      : unknownInThousands(symbol, file);
  return thousands ? { places: 3, unit: 'thousands' } : { places: 0, unit: 'units' };
}

function anchorOf(series: SeriesBars, instrument: Instrument | null): number | null {
  const close = instrument && lastClose(series);
  const price = close && Math.round(close * pow10(instrument.priceScale));
  return price || null;
}

/** Trades and quotes are kept as they are; the market does not go on from them. */
function ticksAsKept({ symbol: given }: Asked, file: BarsFile, instrument: Instrument | null): Kept {
  const symbol = instrument?.symbol ?? tidySymbol(given);
  const { kind, bars, scales } = file;
  const calendar = calendarOf(symbol, file, instrument);
  return {
    terms: { symbol, timeframe: kind, kind, calendar, stamp: 'open', unit: 'units' },
    series: { bars, scales },
    thousands: false,
    instrument,
    guess: { untradable: null },
    anchor: null,
    shift: 0,
    lastClose: priceText(kind, bars, scales, bars.count - 1),
  };
}

/** `reference` is what the instrument costs now; null where the symbol is unknown. */
export function asKept(
  asked: Asked,
  file: BarsFile,
  instrument: Instrument | null,
  reference: number | null,
): Kept {
  if (file.kind !== 'bars') return ticksAsKept(asked, file, instrument);
  const symbol = instrument?.symbol ?? tidySymbol(asked.symbol);
  const timeframe = asked.timeframe ?? file.timeframe;
  const calendar = calendarOf(symbol, file, instrument);
  const said = asked.stamp ?? file.mapping?.stamp;
  const stamp = said ?? (stampedAtCloses(file.bars, timeframe, calendar) ? 'close' : 'open');
  const { places, unit } = unitOf(symbol, file, instrument, reference);
  const { bars, scales } = timesTenTo(file, places);
  const shift = shiftOf(timeframe, stamp);
  const series = { bars: shiftedBy(bars, shift), scales };
  const { close } = file.bars;
  const shown = plainDecimal(close.findLast((price) => price > 0) ?? close.at(-1)!, file.scales.priceScale);
  const anchor = anchorOf(series, instrument);
  if (anchor !== null && anchor > MAX_VALUE)
    throw new AppFailure('BARS_UNREADABLE', { file: asked.fileName, problem: 'price', price: shown });
  return {
    terms: { symbol, timeframe, calendar, stamp, unit },
    series,
    thousands: unit === 'thousands',
    instrument,
    guess: guessListing(symbol, file, series),
    anchor,
    shift,
    lastClose: shown,
  };
}
