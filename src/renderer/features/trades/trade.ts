/** A trade as the screens have it, what the closed ones come to, and all of them as a table of plain text. */
import type { ResultOf } from '#contract/calls.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { CURRENCIES, moneyScale, type Currency } from '#core/units/units.ts';

export type Trade = ResultOf<'trades.list'>[number];

export interface TradeSums {
  readonly currency: Currency;
  readonly count: number;
  readonly won: number;
  readonly net: number;
  /** Of those with a stop; null without any. */
  readonly averageR: number | null;
}

/** Of the closed trades, by currency; currencies without any are left out. */
export function sumsOf(trades: readonly Trade[]): readonly TradeSums[] {
  return CURRENCIES.flatMap((currency) => {
    const closed = trades.filter((trade) => trade.closedAt !== null && trade.currency === currency);
    if (closed.length === 0) return [];
    const multiples = closed.flatMap(({ rMultiple }) => (rMultiple === null ? [] : [rMultiple]));
    return [
      {
        currency,
        count: closed.length,
        won: closed.filter(({ net }) => net > 0).length,
        net: closed.reduce((sum, { net }) => sum + net, 0),
        averageR:
          multiples.length === 0 ? null : multiples.reduce((sum, each) => sum + each, 0) / multiples.length,
      },
    ];
  });
}

const CSV_HEAD = [
  'side',
  'symbol',
  'currency',
  'opened',
  'closed',
  'holding_seconds',
  'quantity',
  'held',
  'average_entry',
  'average_exit',
  'gross',
  'fees',
  'net',
  'unrealised',
  'mae',
  'mae_price',
  'mfe',
  'mfe_price',
  'stop',
  'risk',
  'r_multiple',
];

const isoOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
const optional = (value: number | null, scale: number): string =>
  value === null ? '' : formatDecimal(value, scale);

function csvRow(trade: Trade, instrument: Instrument): readonly string[] {
  const { priceScale, quantityScale, symbol, currency } = instrument;
  const scale = moneyScale(currency);
  return [
    trade.side,
    symbol,
    currency,
    isoOf(trade.openedAt),
    isoOf(trade.closedAt),
    String(Math.round(trade.holdingMs / 1000)),
    formatDecimal(trade.quantity, quantityScale),
    formatDecimal(trade.held, quantityScale),
    formatDecimal(trade.averageEntry, trade.averageScale),
    optional(trade.averageExit, trade.averageScale),
    formatDecimal(trade.gross, scale),
    formatDecimal(trade.fees, scale),
    formatDecimal(trade.net, scale),
    formatDecimal(trade.unrealised, scale),
    formatDecimal(trade.mae, scale),
    formatDecimal(trade.maePrice, priceScale),
    formatDecimal(trade.mfe, scale),
    formatDecimal(trade.mfePrice, priceScale),
    optional(trade.stop, priceScale),
    optional(trade.risk, scale),
    trade.rMultiple === null ? '' : String(trade.rMultiple),
  ];
}

/** RFC 4180 with decimal points and ISO times, whatever the language. */
export function tradesCsv(
  trades: readonly Trade[],
  instrumentOf: (id: string) => Instrument | undefined,
): string {
  const rows = trades.flatMap((trade) => {
    const instrument = instrumentOf(trade.instrumentId);
    return instrument ? [csvRow(trade, instrument)] : [];
  });
  return [CSV_HEAD, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
