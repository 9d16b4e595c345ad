/**
 * The demo exchange's listings: well-known symbols of Ho Chi Minh City and the United States at plausible prices.
 * Names, exchanges, tick, lot and band rules are public facts; prices are simulated from these starting points.
 * HOSE: ticks 10 below 10,000 đồng, 50 to 49,950, 100 from 50,000 (always 10 for ETFs); lots of 100; ±7 % a day.
 * Crypto: dollars in ten-thousandths, millionths of a coin; pairs: hundred-thousandths, units of the base, on margin.
 * US: ticks of a cent from one dollar, a hundredth of a cent below; single shares; no daily band.
 */
import type { AssetClass, Exchange, Instrument, InstrumentId } from '#core/model/instrument.ts';
import { mulDiv, pow10 } from '#core/units/integer.ts';
import type { Money, Price, Quantity } from '#core/units/units.ts';

const rows = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([from, tick]) => ({ from: from as Price, tick: tick as Price }));
const HOSE_STOCK = rows([0, 10], [10_000, 50], [50_000, 100]);
const HOSE_ETF = rows([0, 10]);
const US_TICKS = rows([0, 1], [10_000, 100]);

export interface Listing {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly assetClass: AssetClass;
}

/** A share on HOSE; `price` in đồng. */
export function hoseInstrument(listing: Listing, price: number): Instrument {
  return {
    ...listing,
    id: `HOSE:${listing.symbol}` as InstrumentId,
    exchange: 'HOSE',
    currency: 'VND',
    priceScale: 0,
    quantityScale: 0,
    tickTable: listing.assetClass === 'etf' ? HOSE_ETF : HOSE_STOCK,
    lotSize: 100 as Quantity,
    oddLots: true,
    bandBps: 700,
    shortable: false,
    tradable: true,
    listedPrice: price as Price,
  };
}

/** A US share; `price` in ten-thousandths of a dollar. */
export function usInstrument(listing: Listing, exchange: Exchange, price: number): Instrument {
  return {
    ...listing,
    id: `US:${listing.symbol}` as InstrumentId,
    exchange,
    currency: 'USD',
    priceScale: 4,
    quantityScale: 0,
    tickTable: US_TICKS,
    lotSize: 1 as Quantity,
    oddLots: false,
    bandBps: null,
    shortable: true,
    tradable: true,
    listedPrice: price as Price,
  };
}

/** A coin in dollars; `price` in ten-thousandths. It is bought for cash and cannot be sold without being held. */
export function cryptoInstrument(listing: Listing, price: number): Instrument {
  return {
    ...usInstrument(listing, 'CRYPTO', price),
    id: `CRYPTO:${listing.symbol}` as InstrumentId,
    quantityScale: 6,
    shortable: false,
  };
}

/** Of the price at listing: the largest leverage for the major pairs in the United States is 50, in Europe 30. */
const FX_MARGIN_PARTS = 30;

/** A currency pair quoted in dollars; `price` in hundred-thousandths. One unit of the base currency is one contract. */
export function fxInstrument(listing: Listing, price: number): Instrument {
  const margin = mulDiv(price, 1, 10 * FX_MARGIN_PARTS, 'up') as Money;
  return {
    ...usInstrument(listing, 'FX', price),
    id: `FX:${listing.symbol}` as InstrumentId,
    assetClass: 'fx',
    priceScale: 5,
    tickTable: rows([0, 1]),
    contract: { multiplier: 1, initialMargin: margin, maintenanceMargin: margin },
  };
}

/** What the demo's participants trade in multiples of: twenty shares, a tenth of a coin, a thousand units of a pair. */
export function participantsLot({ exchange, lotSize, quantityScale }: Instrument): number {
  if (exchange === 'FX') return 1_000;
  return Math.max(lotSize, exchange === 'CRYPTO' ? pow10(quantityScale - 1) : 20);
}

const HOSE: readonly (readonly [string, string, string, number])[] = [
  ['FPT', 'FPT Corporation', 'Technology', 95_500],
  ['VCB', 'Vietcombank', 'Banks', 91_200],
  ['VNM', 'Vinamilk', 'Consumer staples', 66_800],
  ['HPG', 'Hoa Phat Group', 'Materials', 27_150],
  ['VIC', 'Vingroup', 'Real estate', 41_850],
  ['VHM', 'Vinhomes', 'Real estate', 40_600],
  ['MWG', 'Mobile World', 'Consumer discretionary', 61_500],
  ['TCB', 'Techcombank', 'Banks', 24_900],
  ['MBB', 'Military Bank', 'Banks', 23_800],
  ['SSI', 'SSI Securities', 'Financial services', 33_450],
  ['ACB', 'Asia Commercial Bank', 'Banks', 25_700],
  ['GAS', 'PetroVietnam Gas', 'Utilities', 69_300],
  ['BID', 'BIDV', 'Banks', 40_200],
  ['CTG', 'VietinBank', 'Banks', 41_300],
  ['VPB', 'VPBank', 'Banks', 19_250],
  ['STB', 'Sacombank', 'Banks', 38_400],
  ['HDB', 'HDBank', 'Banks', 22_850],
  ['TPB', 'TPBank', 'Banks', 16_700],
  ['VIB', 'VIB', 'Banks', 20_150],
  ['MSN', 'Masan Group', 'Consumer staples', 67_900],
  ['SAB', 'Sabeco', 'Consumer staples', 52_300],
  ['PLX', 'Petrolimex', 'Energy', 41_050],
  ['POW', 'PV Power', 'Utilities', 12_350],
  ['VJC', 'Vietjet Air', 'Industrials', 97_600],
  ['VRE', 'Vincom Retail', 'Real estate', 18_600],
  ['PNJ', 'Phu Nhuan Jewelry', 'Consumer discretionary', 94_100],
  ['GVR', 'Vietnam Rubber Group', 'Materials', 30_700],
  ['KDH', 'Khang Dien House', 'Real estate', 33_900],
];

const US: readonly (readonly [string, string, string, Exchange, number])[] = [
  ['AAPL', 'Apple', 'Technology', 'NASDAQ', 1_805_000],
  ['MSFT', 'Microsoft', 'Technology', 'NASDAQ', 4_002_500],
  ['NVDA', 'NVIDIA', 'Technology', 'NASDAQ', 8_800_000],
  ['TSLA', 'Tesla', 'Consumer discretionary', 'NASDAQ', 2_400_000],
  ['GOOG', 'Alphabet', 'Communication', 'NASDAQ', 1_720_000],
  ['AMZN', 'Amazon', 'Consumer discretionary', 'NASDAQ', 1_880_000],
  ['META', 'Meta Platforms', 'Communication', 'NASDAQ', 5_040_000],
  ['JPM', 'JPMorgan Chase', 'Financials', 'NYSE', 1_985_000],
  ['XOM', 'Exxon Mobil', 'Energy', 'NYSE', 1_135_000],
  ['BRK.B', 'Berkshire Hathaway B', 'Financials', 'NYSE', 4_120_000],
  ['KO', 'Coca-Cola', 'Consumer staples', 'NYSE', 601_000],
];

const stock = (symbol: string, name: string, sector: string): Listing => ({
  symbol,
  name,
  sector,
  assetClass: 'stock',
});

/** Every listing, in listing order. */
export const CATALOGUE: readonly Instrument[] = [
  ...HOSE.map(([symbol, name, sector, price]) => hoseInstrument(stock(symbol, name, sector), price)),
  hoseInstrument({ symbol: 'E1VFVN30', name: 'DCVFM VN30 ETF', sector: 'Funds', assetClass: 'etf' }, 23_710),
  ...US.map(([symbol, name, sector, exchange, price]) =>
    usInstrument(stock(symbol, name, sector), exchange, price),
  ),
  usInstrument(
    { symbol: 'SPY', name: 'SPDR S&P 500 ETF', sector: 'Funds', assetClass: 'etf' },
    'ARCA',
    5_123_400,
  ),
];

/** What a new workspace watches. */
export const FIRST_WATCHED: readonly InstrumentId[] = ['FPT', 'VCB', 'VNM', 'HPG', 'MWG', 'TCB', 'SSI', 'VIC']
  .map((symbol) => `HOSE:${symbol}`)
  .concat(['AAPL', 'MSFT', 'NVDA', 'SPY'].map((symbol) => `US:${symbol}`)) as InstrumentId[];
