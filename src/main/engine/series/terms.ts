/**
 * What an import is about, before anything is stored: the bars as the series will hold them, the instrument they belong
 * to or would make, the calendar they follow.
 * Known limit: what an unknown symbol is can only be guessed by its name, the kind of file and the size of its prices.
 */
import type { BarColumns, CalendarName, SeriesScales } from '#core/model/bars.ts';
import { floorToTick, type Instrument } from '#core/model/instrument.ts';
import { DAY_MS, isWeekend } from '#core/units/civil.ts';
import { pow10 } from '#core/units/integer.ts';
import type { BarsImported, BarStamp } from '#contract/series-views.ts';
import { hoseInstrument, usInstrument } from '#feeds/demo/catalogue.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { lengthOf } from '#intake/bars/timeframe.ts';

type Bars = Pick<BarsFile, 'bars' | 'scales'>;

const INDEX = /^(VN-?INDEX|VN30|VN100|HNX-?INDEX|HNX30|UPCOM.*|\^.*|.+INDEX)$/;
const CURRENCIES = 'EUR|USD|GBP|JPY|AUD|NZD|CHF|CAD|SGD|HKD|SEK|NOK|CNH|MXN|ZAR|TRY';
const CURRENCY_PAIR = new RegExp(`^(${CURRENCIES})[/.-]?(${CURRENCIES})$`);
const COIN = /^(BTC|ETH|ADA|XRP|SOL|BNB|DOGE|LTC|DOT|LINK|AVAX|TRX|BCH)|(USDT|USDC|BUSD|BTC)$/;
const LISTABLE = /^[A-Z0-9][A-Z0-9.-]{0,11}$/;
const HOSE_NAME = /^[A-Z][A-Z0-9]{2}$/;
/** The least a share on HOSE is quoted at, in đồng; in thousands of them no share costs more. */
const THOUSAND = 1_000;

export const lastClose = ({ bars, scales }: Bars): number =>
  bars.close[bars.count - 1]! / pow10(scales.priceScale);

/** The same bars with prices times a power of ten. */
export function timesTenTo(
  { bars, scales }: Bars,
  places: number,
): { readonly bars: BarColumns; readonly scales: SeriesScales } {
  const priceScale = scales.priceScale - places;
  if (priceScale >= 0) return { bars, scales: { ...scales, priceScale } };
  const factor = pow10(-priceScale);
  const times = (column: Float64Array) => column.map((value) => value * factor);
  const prices = {
    open: times(bars.open),
    high: times(bars.high),
    low: times(bars.low),
    close: times(bars.close),
  };
  return { bars: { ...bars, ...prices }, scales: { ...scales, priceScale: 0 } };
}

/** A stamp at the close is moved to the open; a day or longer is named by its date either way. */
export function atOpens(bars: BarColumns, timeframe: string, stamp: BarStamp): BarColumns {
  const length = lengthOf(timeframe) ?? DAY_MS;
  if (stamp === 'open' || length >= DAY_MS) return bars;
  return { ...bars, time: bars.time.map((time) => time - length) };
}

/** Of an unknown symbol, by name, file and prices. */
export const looksVietnamese = (symbol: string, file: BarsFile): boolean => {
  if (file.dialect === 'vietnamese') return true;
  return HOSE_NAME.test(symbol) && lastClose(file) >= THOUSAND && file.scales.priceScale === 0;
};

/** Vietnamese portals write thousands of đồng. */
export const unknownInThousands = (symbol: string, file: BarsFile): boolean =>
  !INDEX.test(symbol) &&
  file.dialect === 'vietnamese' &&
  file.scales.priceScale > 0 &&
  lastClose(file) < THOUSAND;

export type Guess =
  { readonly instrument: Instrument } | { readonly untradable: NonNullable<BarsImported['untradable']> };

/** The listing an unknown symbol would have; `bars` are in đồng already where it is Vietnamese. */
export function guessListing(symbol: string, file: BarsFile, bars: Bars): Guess {
  if (INDEX.test(symbol)) return { untradable: 'index' };
  if (!LISTABLE.test(symbol)) return { untradable: 'symbol' };
  const listing = { symbol, name: symbol, sector: '', assetClass: 'stock' } as const;
  const close = lastClose(bars);
  const vietnamese = looksVietnamese(symbol, file);
  const price = Math.round(vietnamese ? close : close * pow10(4));
  if (price < 1 || !Number.isSafeInteger(price)) return { untradable: 'price' };
  const share = vietnamese ? hoseInstrument(listing, price) : usInstrument(listing, 'NASDAQ', price);
  const listedPrice = floorToTick(share, price);
  return listedPrice < 1 ? { untradable: 'price' } : { instrument: { ...share, listedPrice } };
}

const WEEKENDS = 0.1;

/** A market that trades at weekends has no days off. */
function tradesAtWeekends({ time, count }: BarColumns): boolean {
  const step = Math.max(1, Math.floor(count / 5_000));
  let [weekend, seen] = [0, 0];
  for (let row = 0; row < count; row += step, seen += 1)
    if (isWeekend(Math.floor(time[row]! / DAY_MS))) weekend += 1;
  return weekend > seen * WEEKENDS;
}

/** Which calendar says when the symbol should have bars. */
export function calendarOf(symbol: string, file: BarsFile, instrument: Instrument | null): CalendarName {
  if (instrument?.exchange === 'HOSE' || looksVietnamese(symbol, file)) return 'HOSE';
  if (CURRENCY_PAIR.test(symbol)) return 'FX';
  if (file.dialect === 'binance' || COIN.test(symbol)) return '24/7';
  return tradesAtWeekends(file.bars) ? '24/7' : 'NYSE';
}
