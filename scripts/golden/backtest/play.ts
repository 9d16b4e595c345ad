/** One strategy on one instrument's bars through `runBacktest`, and what its journal says, bar by bar. */
import type { FeeSchedule } from '../../../src/shared/core/ledger/fees/schedule.ts';
import { sumFees } from '../../../src/shared/core/ledger/fees.ts';
import type { BarConfig } from '../../../src/shared/core/matching/bars/config.ts';
import { barVenues } from '../../../src/shared/core/matching/bars/maker.ts';
import { Market } from '../../../src/shared/core/matching/market.ts';
import { PLAIN_TERMS, type MarginModel } from '../../../src/shared/core/model/account.ts';
import type { CalendarName } from '../../../src/shared/core/model/bars.ts';
import type { Contract, Instrument, InstrumentId } from '../../../src/shared/core/model/instrument.ts';
import type { Order } from '../../../src/shared/core/model/order.ts';
import {
  money,
  moneyScale,
  unixMs,
  type Price,
  type Quantity,
} from '../../../src/shared/core/units/units.ts';
import { BarTape } from '../../../src/main/feeds/recorded/bar-tape.ts';
import { eventsOf } from '../../../src/shared/research/backtest/journal.ts';
import { runBacktest } from '../../../src/shared/research/backtest/run.ts';
import type { EndPrice, SendAt } from '../../../src/shared/research/backtest/settings.ts';
import type { Size, StrategyDefinition } from '../../../src/shared/research/strategy/api.ts';
import type { Bars } from './data.ts';

/** Amounts in dollars are counted to so many places; where they grow too large for that, to fewer. */
const PLACES = [8, 6, 4] as const;

const MILLION = 1_000_000;

/** What orders cost: a rate of the value, an amount each, an amount a unit. */
export interface Costs {
  readonly rate?: number;
  readonly flat?: number;
  readonly perUnit?: number;
  readonly minimum?: number;
  /** Most of an order's value, in basis points. */
  readonly capBps?: number | null;
}

export interface PlaySettings {
  readonly bars: Bars;
  readonly definition: StrategyDefinition;
  readonly cash: number;
  readonly fill: BarConfig;
  readonly fees: Costs;
  readonly margin: MarginModel;
  readonly size: Size;
  readonly send: SendAt;
  readonly calendar: CalendarName;
  readonly spread?: number;
  /** Long and short beside each other. */
  readonly hedging?: boolean;
  readonly contract?: { readonly multiplier: number; readonly margin: number };
  /** Closes what is held, at this price of the last bar. */
  readonly closeAt?: EndPrice;
}

export interface PlayedFill {
  readonly order: Order;
  readonly side: 1 | -1;
  readonly row: number;
  readonly price: number;
  readonly quantity: number;
  readonly fees: number;
  /** Before fees, of what it closed, as the ledger books it. */
  readonly realised: number;
}

export interface PlayedEnd {
  readonly order: Order;
  readonly row: number;
  readonly reason: string;
}

export interface PlayedDenial {
  readonly code: string;
  readonly row: number;
}

export interface Played {
  readonly fills: readonly PlayedFill[];
  /** Orders that ended without their fill. */
  readonly ends: readonly PlayedEnd[];
  readonly denied: readonly PlayedDenial[];
  /** At the close of each bar, in units of the currency. */
  readonly equity: Float64Array;
  readonly orders: number;
}

function instrumentOf(
  { priceScale, columns }: Bars,
  contract: PlaySettings['contract'],
  unit: number,
): Instrument {
  const margin = contract ? money(Math.round(contract.margin * unit)) : money(0);
  const terms: Contract | null = contract
    ? { multiplier: contract.multiplier, initialMargin: margin, maintenanceMargin: money(0) }
    : null;
  return {
    id: 'one' as InstrumentId,
    symbol: 'ONE',
    name: 'One',
    exchange: 'CRYPTO',
    currency: 'USD',
    assetClass: contract ? 'future' : 'stock',
    sector: '',
    priceScale,
    quantityScale: 0,
    tickTable: [{ from: 0 as Price, tick: 1 as Price }],
    lotSize: 1 as Quantity,
    oddLots: false,
    bandBps: null,
    shortable: true,
    tradable: true,
    listedPrice: columns.open[0] as Price,
    ...(terms ? { contract: terms } : {}),
  };
}

/** With amounts as fine as they can be. */
export function play(settings: PlaySettings): Played {
  for (const places of PLACES) {
    const played = playAt(settings, places);
    const tooLarge = played.denied.some(({ code }) => code === 'VALUE_TOO_LARGE');
    if (!tooLarge || places === PLACES.at(-1)) return played;
  }
  throw new Error('no places to count in');
}

function playAt(settings: PlaySettings, places: number): Played {
  const unit = 10 ** places;
  const { bars, definition, fill, margin, size, send, calendar, spread, closeAt } = settings;
  const { columns, timeframe, priceScale } = bars;
  const instrument = instrumentOf(bars, settings.contract, unit);
  const fees = scheduleOf(settings.fees, unit);
  const recorded = { id: instrument.id, calendar, columns, first: 0 };
  const tape = new BarTape(
    { kind: 'bars', hash: '', fill, startDay: unixMs(0) },
    { timeframe, series: [recorded], actions: [] },
    send === 'next-open',
  );
  const outcome = runBacktest({
    tape,
    market: new Market(barVenues(fill)),
    series: [{ instrument, timeframe, calendar, columns }],
    strategies: [{ definition, name: 'golden', parameters: {}, share: 1, size }],
    account: {
      name: '',
      baseCurrency: 'USD',
      cash: { VND: money(0), USD: money(Math.round(settings.cash * unit)) },
      holdings: [],
      feeProfiles: { VND: fees, USD: fees },
      terms: {
        ...PLAIN_TERMS,
        margin,
        ...(settings.hedging ? { positionMode: 'hedging', costBasis: 'fifo' } : {}),
      },
    },
    rules: [],
    seed: 1,
    currency: 'USD',
    finer: places - moneyScale('USD'),
    send,
    ...(spread === undefined ? {} : { spread }),
    ...(closeAt === undefined ? {} : { closeAtEnd: true, endPrice: closeAt }),
  });
  const rowAt = (position: number): number => {
    const over = tape.playedAfter(0, position);
    return tape.timeline.opens[position - 1] === 1 ? over : over - 1;
  };
  const told = tell(outcome.journal, rowAt, { price: 10 ** priceScale, money: unit });
  return {
    ...told,
    equity: Float64Array.from(outcome.equity.subarray(1), (value) => value / unit),
    orders: outcome.orders,
  };
}

function tell(
  journal: Uint8Array,
  rowAt: (position: number) => number,
  unit: { readonly price: number; readonly money: number },
): Pick<Played, 'fills' | 'ends' | 'denied'> {
  const orders = new Map<string, Order>();
  const fills: PlayedFill[] = [];
  const ends: PlayedEnd[] = [];
  const denied: PlayedDenial[] = [];
  for (const event of eventsOf(journal)) {
    const row = rowAt(event.position);
    if (event.kind === 'order-accepted') orders.set(event.order.id, event.order);
    else if (event.kind === 'order-denied') denied.push({ code: event.denial.code, row });
    else if (event.kind === 'order-cancelled')
      ends.push({ order: orders.get(event.orderId)!, row, reason: event.reason });
    else if (event.kind === 'order-filled')
      fills.push({
        order: orders.get(event.orderId)!,
        side: event.side === 'buy' ? 1 : -1,
        row,
        price: event.price / unit.price,
        quantity: event.quantity,
        fees: sumFees(event.fees) / unit.money,
        realised: event.realised / unit.money,
      });
  }
  return { fills, ends, denied };
}

/** The schedule of these costs, in units of the ledger. */
function scheduleOf(
  { rate = 0, flat = 0, perUnit = 0, minimum = 0, capBps = null }: Costs,
  unit: number,
): FeeSchedule {
  const common = { kind: 'commission', sides: 'both' } as const;
  const least = Math.round(minimum * unit);
  return [
    ...(rate > 0
      ? [{ ...common, model: 'percent' as const, ppm: Math.round(rate * MILLION), minimum: least }]
      : []),
    ...(flat > 0 ? [{ ...common, model: 'flat' as const, amount: Math.round(flat * unit) }] : []),
    ...(perUnit > 0
      ? [
          {
            ...common,
            model: 'per-share' as const,
            perMillion: Math.round(perUnit * unit * MILLION),
            minimum: least,
            capBps,
          },
        ]
      : []),
  ];
}
