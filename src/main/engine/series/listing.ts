/**
 * What an unknown symbol would be in the market: a Vietnamese or US share, a coin or a currency pair, or nothing that can
 * be traded, and the calendar its bars follow.
 * Known limit: it can only be guessed by the name, the kind of file and the size of the prices.
 */
import type { BarColumns, CalendarName } from '#core/model/bars.ts';
import { floorToTick, type Instrument } from '#core/model/instrument.ts';
import { DAY_MS, isWeekend } from '#core/units/civil.ts';
import { mulDiv, pow10 } from '#core/units/integer.ts';
import type { Money, Price } from '#core/units/units.ts';
import type { BarsImported } from '#contract/series-views.ts';
import { cryptoInstrument, fxInstrument, hoseInstrument, usInstrument } from '#feeds/demo/catalogue.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { lastClose, type Bars } from './terms.ts';

const INDEX = /^(VN-?INDEX|VN30|VN100|HNX-?INDEX|HNX30|UPCOM.*|\^.*|.+INDEX)$/;
const MONEY =
  'EUR|USD|GBP|JPY|AUD|NZD|CHF|CAD|SGD|HKD|SEK|NOK|DKK|PLN|CZK|HUF|CNY|CNH|KRW|THB|MXN|ZAR|TRY|INR|VND';
const STABLE = 'USDT|USDC|BUSD|FDUSD';
const COINS =
  'BTC|XBT|ETH|ADA|XRP|SOL|BNB|DOGE|LTC|DOT|LINK|AVAX|TRX|BCH|MATIC|SHIB|UNI|ATOM|XLM|ETC|FIL|NEAR|APT|ARB|XMR|EOS|DASH|ZEC|TON|PEPE|SUI|AAVE|ALGO|XTZ';
const CURRENCY_PAIR = new RegExp(`^(?:${MONEY})[/._-]?(${MONEY})$`);
const COIN_PAIR = new RegExp(`^(?:${COINS})[/._-]?(${MONEY}|${STABLE}|${COINS})$`);
const STABLE_PAIR = new RegExp(`^[A-Z0-9]{2,10}[/._-]?(${STABLE})$`);
/** Kept for what the dollar is to a coin: nobody tells a dollar coin from a dollar here. */
const DOLLARS = new RegExp(`^(USD|${STABLE})$`);
const LISTABLE = /^[A-Z0-9][A-Z0-9.-]{0,11}$/;
const HOSE_NAME = /^[A-Z][A-Z0-9]{2}$/;
/** The least a share on HOSE is quoted at, in đồng; in thousands of them no share costs more. */
const THOUSAND = 1_000;

interface Pair {
  readonly kind: 'crypto' | 'fx';
  /** The currency of its prices. */
  readonly quote: string;
}

function pairOf(symbol: string): Pair | null {
  const coin = COIN_PAIR.exec(symbol) ?? STABLE_PAIR.exec(symbol);
  if (coin) return { kind: 'crypto', quote: coin[1]! };
  const money = CURRENCY_PAIR.exec(symbol);
  return money && { kind: 'fx', quote: money[1]! };
}

/** A symbol as series and listings have it: pairs without the stroke between their currencies. */
export function tidySymbol(asked: string): string {
  const symbol = asked.trim().toUpperCase();
  return pairOf(symbol) ? symbol.replace('/', '') : symbol;
}

/** Of an unknown symbol, by name, file and prices. */
const looksVietnamese = (symbol: string, file: BarsFile): boolean => {
  if (pairOf(symbol)) return false;
  if (file.dialect === 'vietnamese') return true;
  return HOSE_NAME.test(symbol) && (lastClose(file) ?? 0) >= THOUSAND && file.scales.priceScale === 0;
};

/** Vietnamese portals write thousands of đồng. */
export const unknownInThousands = (symbol: string, file: BarsFile): boolean =>
  !INDEX.test(symbol) &&
  !pairOf(symbol) &&
  file.dialect === 'vietnamese' &&
  file.scales.priceScale > 0 &&
  (lastClose(file) ?? Infinity) < THOUSAND;

export type Guess =
  { readonly instrument: Instrument } | { readonly untradable: NonNullable<BarsImported['untradable']> };

type Listed = readonly [scale: number, make: (price: number) => Instrument];

/** A pair quoted in đồng: whole đồng, on the margin of other pairs. */
function fxInVnd(listing: Parameters<typeof fxInstrument>[0], price: number): Instrument {
  const margin = mulDiv(price, 1, 30, 'up') as Money;
  return {
    ...fxInstrument(listing, 1),
    currency: 'VND',
    priceScale: 0,
    listedPrice: price as Price,
    contract: { multiplier: 1, initialMargin: margin, maintenanceMargin: margin },
  };
}

/** The decimals of its price and how it is listed; null where its currency is no money the ledger knows. */
function listedAs(symbol: string, file: BarsFile): Listed | null {
  const listing = { symbol, name: symbol, sector: '', assetClass: 'stock' } as const;
  const pair = pairOf(symbol);
  if (pair?.kind === 'crypto')
    return DOLLARS.test(pair.quote) ? [4, (price) => cryptoInstrument(listing, price)] : null;
  if (pair?.quote === 'VND') return [0, (price) => fxInVnd(listing, price)];
  if (pair) return pair.quote === 'USD' ? [5, (price) => fxInstrument(listing, price)] : null;
  return looksVietnamese(symbol, file)
    ? [0, (price) => hoseInstrument(listing, price)]
    : [4, (price) => usInstrument(listing, 'NASDAQ', price)];
}

/** The listing an unknown symbol would have; `bars` are in đồng already where it is Vietnamese. */
export function guessListing(symbol: string, file: BarsFile, bars: Bars): Guess {
  if (INDEX.test(symbol)) return { untradable: 'index' };
  if (!LISTABLE.test(symbol)) return { untradable: 'symbol' };
  const listed = listedAs(symbol, file);
  if (listed === null) return { untradable: 'currency' };
  const [scale, make] = listed;
  const price = Math.round((lastClose(bars) ?? 0) * pow10(scale));
  if (price < 1 || !Number.isSafeInteger(price)) return { untradable: 'price' };
  const instrument = make(price);
  const listedPrice = floorToTick(instrument, price);
  return listedPrice < 1 ? { untradable: 'price' } : { instrument: { ...instrument, listedPrice } };
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

const BY_EXCHANGE: Readonly<Record<string, CalendarName>> = { HOSE: 'HOSE', CRYPTO: '24/7', FX: 'FX' };

/** Which calendar says when the symbol should have bars. */
export function calendarOf(symbol: string, file: BarsFile, instrument: Instrument | null): CalendarName {
  const own = instrument && BY_EXCHANGE[instrument.exchange];
  if (own) return own;
  const pair = pairOf(symbol);
  if (pair) return pair.kind === 'crypto' ? '24/7' : 'FX';
  if (looksVietnamese(symbol, file)) return 'HOSE';
  return file.dialect === 'binance' || tradesAtWeekends(file.bars) ? '24/7' : 'NYSE';
}
