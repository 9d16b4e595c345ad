/** What a person reads when they ask why: golden paragraphs in both languages for each way an order can go. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JournalEvent } from '#core/model/events.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale } from '#core/units/units.ts';
import { createWords, explainOrder, type NumberFormat } from '#words/index.ts';
import { Bench, FPT } from '../support/kernel.ts';

const format: NumberFormat = {
  price: (value) => formatDecimal(value, FPT.priceScale),
  quantity: (value) => formatDecimal(value, FPT.quantityScale),
  time: (value) => new Date(value).toISOString().slice(0, 16),
  money: (value) => `${formatDecimal(value, moneyScale('VND'))} VND`,
};

type Ended = Extract<JournalEvent, { kind: 'order-cancelled' }>;

type Accepted = Extract<JournalEvent, { kind: 'order-accepted' }>;

const ofOrder = (bench: Bench, orderId: string): JournalEvent[] =>
  bench.journal.filter((event) =>
    event.kind === 'order-accepted'
      ? event.order.id === orderId
      : 'orderId' in event && event.orderId === orderId,
  );

function orderOf(bench: Bench, { order: first }: Accepted, events: readonly JournalEvent[]) {
  const fills = events.filter((event) => event.kind === 'order-filled');
  const filled = fills.reduce((sum, fill) => sum + fill.quantity, 0);
  const value = fills.reduce((sum, fill) => sum + fill.quantity * fill.price, 0);
  const ended = events.find((event): event is Ended => event.kind === 'order-cancelled');
  const working = bench.state.orders.get(first.id);
  return {
    side: first.side,
    status: working ? 'working' : ended ? 'cancelled' : 'filled',
    quantity: (working ?? first).quantity,
    filled,
    leaves: working?.leaves ?? 0,
    averagePrice: filled === 0 ? null : Math.round(value / filled),
    price: (working ?? first).price,
    reason: ended?.reason ?? null,
  };
}

function workingOf(bench: Bench, { order }: Accepted) {
  const venue = bench.market.venue(FPT.id);
  const m = venue.managed.get(order.number);
  const met = venue.met();
  return m ? { waiting: m.waiting, seen: m.seen, opposite: order.side === 'buy' ? met.ask : met.bid } : null;
}

/** What the engine gathers from its store, gathered from a journal in memory. */
function viewOf(bench: Bench, orderId: string) {
  const events = ofOrder(bench, orderId);
  const first = events[0]!;
  if (first.kind === 'order-denied') {
    const order = {
      ...first.intent,
      status: 'denied',
      filled: 0,
      leaves: 0,
      averagePrice: null,
      reason: null,
    };
    return { order, denial: first.denial, met: first.met, events: [], queueNow: null, working: null };
  }
  if (first.kind !== 'order-accepted') throw new Error(`no order ${orderId}`);
  return {
    order: orderOf(bench, first, events),
    denial: null,
    met: first.met,
    events: events.map((event) => ({ event })),
    queueNow: bench.market.venue(FPT.id).queuePlace(first.order.number),
    working: workingOf(bench, first),
  };
}

const told: string[] = [];
function tell(title: string, bench: Bench, orderId: string): void {
  const view = viewOf(bench, orderId);
  const text = (['en', 'vi'] as const).map((locale) => explainOrder(createWords(locale).t, view, format));
  told.push(`${title}\n  ${text.join('\n  ')}\n`);
}

const fresh = (): Bench =>
  new Bench()
    .openAccount(1_000_000_000, 0, [[FPT, 5_000, 90_000]])
    .quote(FPT, 'bid', [95_400, 300])
    .quote(FPT, 'ask', [95_500, 200], [95_600, 400]);

test('every way an order can go is explained', async () => {
  let bench = fresh();
  bench.place(FPT, 'buy', 100, 95_550);
  tell('denied', bench, 'O1');

  bench.place(FPT, 'buy', 500, null);
  tell('a market order through two levels', bench, 'O2');

  bench = fresh();
  bench.place(FPT, 'buy', 200, 95_400);
  tell('in the queue, nothing traded yet', bench, 'O1');
  bench.takeNext(FPT, 'sell', 95_400, 200);
  tell('in the queue, some traded', bench, 'O1');
  bench.takeNext(FPT, 'sell', 95_400, 150);
  tell('partly filled when its turn came', bench, 'O1');
  bench.takeNext(FPT, 'sell', 95_400, 500);
  tell('filled', bench, 'O1');

  bench = fresh();
  bench.place(FPT, 'buy', 300, 95_000);
  tell('away from the market', bench, 'O1');
  bench.replace('O1', 95_100, 300);
  bench.cancel('O1');
  tell('changed, then cancelled', bench, 'O1');

  bench.place(FPT, 'buy', 500, 95_500, { timeInForce: 'IOC' });
  tell('IOC, the rest cancelled', bench, 'O2');
  bench.place(FPT, 'buy', 5_000, 95_600, { timeInForce: 'FOK' });
  tell('FOK', bench, 'O3');

  bench = fresh();
  bench.place(FPT, 'sell', 200, null, { type: 'stop', stop: 95_300 as never });
  tell('a stop that waits', bench, 'O1');
  bench.takeNext(FPT, 'sell', 95_400, 300);
  bench.quote(FPT, 'bid', [95_300, 300], [95_200, 300]);
  bench.takeNext(FPT, 'sell', 95_300, 100);
  tell('a stop that was triggered', bench, 'O1');

  bench = fresh();
  bench.place(FPT, 'buy', 100, 95_600, { postOnly: 'reprice' });
  tell('post-only, moved', bench, 'O1');
  bench.place(FPT, 'buy', 100, 95_700, { postOnly: 'reject' });
  tell('post-only, cancelled', bench, 'O2');
  bench.place(FPT, 'sell', 900, 95_700, { display: 300 as never });
  bench.takeNext(FPT, 'buy', 95_700, 1_300);
  tell('an iceberg', bench, 'O3');
  await expect(told.join('\n')).toMatchFileSnapshot(
    join(import.meta.dirname, 'golden', 'explanations.golden'),
  );
});
