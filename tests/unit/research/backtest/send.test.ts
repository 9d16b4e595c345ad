/** Orders sent at the next open, hedging accounts and a ledger in a finer unit: through the loop, with a strategy. */
import { describe, expect, test } from 'vitest';
import { barVenues } from '#core/matching/bars/maker.ts';
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { Market } from '#core/matching/market.ts';
import { PLAIN_TERMS, type AccountTerms } from '#core/model/account.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { money, unixMs, type Price } from '#core/units/units.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { eventsOf } from '#research/backtest/journal.ts';
import { runBacktest } from '#research/backtest/run.ts';
import type { RunSettings } from '#research/backtest/settings.ts';
import type { Strategy } from '#research/strategy/api.ts';
import { AAPL } from '../../../support/kernel.ts';
import { columnsOf } from '../../../support/market.ts';

/** Open and close of each day; the range is a dollar wider. */
const DAYS = [
  [10, 11],
  [20, 19],
  [18, 25],
  [24, 24],
] as const;
const START = Date.UTC(2024, 0, 2);
const rows = DAYS.map(([open, close], day) => [
  START + day * DAY_MS,
  ...[open, Math.max(open, close) + 1, Math.min(open, close) - 1, close].map((price) => price * 10_000),
  1_000,
]);
const instrument = { ...AAPL, listedPrice: 100_000 as Price };
const MARGIN = { kind: 'leverage', times: 2, maintenanceBps: 0, stopOutBps: 0 } as const;

interface Asked extends Partial<RunSettings> {
  readonly terms?: Partial<AccountTerms>;
  readonly cash?: number;
}

/** `act` is called at each bar with its number, from 0. */
function ran(act: (s: Strategy, bar: number) => void, { terms = {}, cash = 1e7, ...more }: Asked = {}) {
  const columns = columnsOf(rows);
  const fill = BAR_PRESETS['next-open'];
  const calendar = '24/7' as const;
  const tape = new BarTape(
    { kind: 'bars', hash: '', fill, startDay: unixMs(0) },
    { timeframe: '1d', series: [{ id: instrument.id, calendar, columns, first: 0 }], actions: [] },
    more.send === 'next-open',
  );
  const definition = {
    name: 'test',
    setup: (s: Strategy) => {
      s.warmUp(0);
      let bar = 0;
      return () => {
        act(s, bar);
        bar += 1;
      };
    },
  };
  const outcome = runBacktest({
    tape,
    market: new Market(barVenues(fill)),
    series: [{ instrument, timeframe: '1d', calendar, columns }],
    strategies: [{ definition, name: 'test', parameters: {}, share: 1, size: { by: 'equity', share: 1 } }],
    account: {
      name: '',
      baseCurrency: 'USD',
      cash: { VND: money(0), USD: money(cash) },
      holdings: [],
      feeProfiles: { VND: 'zero', USD: 'zero' },
      terms: { ...PLAIN_TERMS, ...terms },
    },
    rules: [],
    seed: 1,
    currency: 'USD',
    ...more,
  });
  const events = [...eventsOf(outcome.journal)];
  const fills = events
    .filter(
      (event): event is Extract<JournalEvent, { kind: 'order-filled' }> => event.kind === 'order-filled',
    )
    .map(({ side, quantity, price }) => [side, quantity, price / 10_000]);
  return { outcome, fills };
}

const buyFirst = (s: Strategy, bar: number): void => {
  if (bar === 0) s.buy();
};

describe('orders at the next open', () => {
  test('are sized by its price; those after the close by the close', () => {
    // 1,000 dollars: at the close of 11 that is 90, at the open of 20 it is 50.
    expect(ran(buyFirst, { terms: { margin: MARGIN } }).fills).toEqual([['buy', 90, 20]]);
    expect(ran(buyFirst, { send: 'next-open' }).fills).toEqual([['buy', 50, 20]]);
  });

  test('go in the order they were asked for: what is closed first is there to buy with', () => {
    const act = (s: Strategy, bar: number): void => {
      if (bar === 1) s.close();
      if (bar < 2) s.buy();
    };
    expect(ran(act, { send: 'next-open' }).fills).toEqual([
      ['buy', 50, 20],
      ['sell', 50, 18],
      ['buy', 50, 18],
    ]);
  });

  test('show a strategy no more than those after the close do, and equity bar by bar', () => {
    const seen: number[] = [];
    const { outcome } = ran((s) => void seen.push(s.bars().close, s.bars().count), { send: 'next-open' });
    expect(seen).toEqual([11, 1, 19, 2, 25, 3, 24, 4]);
    expect(outcome.time.length).toBe(5);
  });

  test('asked for at the last bar are never sent', () => {
    const { outcome } = ran((s, bar) => void (bar === 3 && s.buy()), { send: 'next-open' });
    expect(outcome.orders).toBe(0);
  });
});

test('what is held at the end closes at the last close, its open, or the close before', () => {
  const at = (endPrice: RunSettings['endPrice']) =>
    ran(buyFirst, { send: 'next-open', closeAtEnd: true, ...(endPrice ? { endPrice } : {}) }).fills.at(-1);
  expect(at(undefined)).toEqual(['sell', 50, 24]);
  expect(at('open')).toEqual(['sell', 50, 24]);
  expect(at('close-before')).toEqual(['sell', 50, 25]);
});

test('a hedging account holds both sides, holds nothing back for exits, and closes each side', () => {
  const act = (s: Strategy, bar: number): void => {
    if (bar === 0) s.buy({ quantity: 40, stopLoss: 1, takeProfit: 90 });
    if (bar === 1) s.sell({ quantity: 40, stopLoss: 90, takeProfit: 1 });
    if (bar === 2) s.close();
  };
  const terms = { positionMode: 'hedging', costBasis: 'fifo', margin: MARGIN } as const;
  const { fills, outcome } = ran(act, { terms });
  expect(outcome.denied).toBe(0);
  expect(fills).toEqual([
    ['buy', 40, 20],
    ['sell', 40, 18],
    ['sell', 40, 24],
    ['buy', 40, 24],
  ]);
});

test('a finer ledger counts the same run in smaller units', () => {
  const told: number[] = [];
  const act = (s: Strategy, bar: number): void => {
    if (bar === 0) s.buy({ quantity: 3, limit: 19.5 });
    told.push(s.equity, s.cash, s.position().averagePrice, s.orders()[0]?.limit ?? 0);
  };
  const usual = ran(act);
  const before = told.splice(0);
  const finer = ran(act, { finer: 3, cash: 1e10 });
  expect(told).toEqual(before);
  expect(finer.fills).toEqual(usual.fills);
  expect([...finer.outcome.equity]).toEqual([...usual.outcome.equity].map((each) => each * 1_000));
});
