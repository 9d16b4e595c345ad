/** Margin calls and liquidations just at their thresholds, through a restart, and against the rules. */
import { describe, expect, test } from 'vitest';
import { apply } from '#core/kernel/apply.ts';
import { emptyState, restoreState, snapshotState } from '#core/kernel/state.ts';
import { HOSE_2025 } from '../../../scenarios/ruled.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';

const usd = (amount: number): number => Math.round(amount * 10_000);
const REG_T = { margin: { kind: 'reg-t', stopOutBps: 5_000 } } as const;

/** 10,000 dollars, half of the 18,000 for a hundred shares borrowed: 8,000 are owed. */
function borrowed(rules = rulesOf()): Bench {
  const bench = new Bench([AAPL], rules).openAccount(0, 10_000, [], false, REG_T);
  bench.quote(AAPL, 'ask', [usd(180), 100]);
  expect(bench.place(AAPL, 'buy', 100, usd(180)).denial).toBeNull();
  return bench;
}

function at(bench: Bench, price: number): string {
  bench.market.venue(AAPL.id).last = usd(price);
  bench.advance(1);
  return bench.state.marginCalls.USD;
}

describe('thresholds', () => {
  test('twice the equity can be bought, and not a share more', () => {
    const bench = new Bench([AAPL]).openAccount(0, 9_000, [], false, REG_T);
    expect(bench.place(AAPL, 'buy', 101, usd(180)).denial?.code).toBe('INSUFFICIENT_BUYING_POWER');
    expect(bench.place(AAPL, 'buy', 100, usd(180)).denial).toBeNull();
  });

  test('called below a quarter of the value: shares × price − 8,000 < 25 %, at 106.666…', () => {
    expect(at(borrowed(), 106.67)).toBe('none');
    const bench = borrowed();
    expect(at(bench, 106.66)).toBe('called');
    expect(bench.place(AAPL, 'buy', 1, usd(100)).denial).toMatchObject({
      code: 'MARGIN_CALLED',
      reducible: 0,
    });
    expect(bench.place(AAPL, 'sell', 101, usd(120)).denial?.code).toBe('MARGIN_CALLED');
    expect(bench.place(AAPL, 'sell', 100, usd(120)).denial).toBeNull();
    expect(at(bench, 106.67), 'met again').toBe('none');
    expect(bench.journal.map(({ kind }) => kind).slice(-1)).toEqual(['margin-call-met']);
  });

  test('closed below half of that, at 91.428…; what stops the user does not stop a liquidation', () => {
    const calm = borrowed();
    calm.quote(AAPL, 'bid', [usd(90), 1_000]);
    expect(at(calm, 91.43)).toBe('called');
    const bench = borrowed();
    bench.run({
      kind: 'set-rules',
      rules: rulesOf({ rule: 'restricted-list', symbols: ['AAPL'], only: false }),
    });
    bench.run({ kind: 'limit-trading', mode: 'halted', until: null });
    bench.quote(AAPL, 'bid', [usd(90), 1_000]);
    expect(at(bench, 91.42)).toBe('none');
    expect(bench.state.positions.get(AAPL.id)?.quantity).toBe(0);
    const kinds = bench.journal.map(({ kind }) => kind).filter((kind) => !kind.startsWith('order-'));
    expect(kinds.slice(-3)).toEqual(['margin-called', 'liquidation-started', 'margin-call-met']);
    const order = bench.journal.findLast((event) => event.kind === 'order-accepted')!;
    expect(order.kind === 'order-accepted' && order.order.source).toBe('liquidation');
  });
});

test('a liquidation that finds nobody goes on after a restart, as it would have without one', () => {
  const live = borrowed();
  live.quote(AAPL, 'bid', [usd(90), 30]);
  expect(at(live, 91)).toBe('liquidating');
  expect(live.state.positions.get(AAPL.id)?.quantity).toBe(70);
  const replayed = emptyState();
  for (const event of JSON.parse(JSON.stringify(live.journal)) as typeof live.journal) apply(replayed, event);
  expect(snapshotState(replayed)).toEqual(snapshotState(live.state));
  const other = borrowed();
  Object.assign(other.state, restoreState(JSON.parse(JSON.stringify(snapshotState(live.state)))));
  Object.assign(other.tape, { position: live.tape.position });
  other.market.venue(AAPL.id).last = usd(90);
  for (const bench of [live, other]) {
    const had = bench.journal.length;
    bench.quote(AAPL, 'bid', [usd(89), 1_000]).advance(1);
    expect(bench.state.marginCalls.USD).toBe('none');
    expect(bench.state.positions.get(AAPL.id)?.quantity).toBe(0);
    expect(bench.journal.slice(had).map(({ kind }) => kind)).toEqual([
      'order-accepted',
      'order-filled',
      'margin-call-met',
    ]);
  }
});

test('a liquidation cancels what the phase lets go, and the rest as soon as it does', () => {
  const margin = { kind: 'leverage', times: 4, maintenanceBps: 10_000, stopOutBps: 10_000 } as const;
  const bench = new Bench([FPT], [], (tape) => {
    tape.rulesInForce = HOSE_2025;
    tape.calendar.push([0, 'continuous'], [10, 'closing-auction'], [20, 'closed']);
  }).openAccount(2_500_000, 0, [], false, { margin });
  bench.quote(FPT, 'ask', [95_500, 100]);
  expect(bench.place(FPT, 'buy', 100, 95_500).denial).toBeNull();
  expect(bench.place(FPT, 'sell', 100, 99_000).denial).toBeNull();
  bench.advance(12);
  bench.market.venue(FPT.id).last = 92_000;
  bench.advance(1);
  expect(bench.state.marginCalls.VND).toBe('liquidating');
  expect(bench.state.orders.get('O2' as never)).toMatchObject({ cancelling: 'liquidation' });
  bench.advance(10);
  expect(bench.state.orders.get('O2' as never)).toBeUndefined();
  expect(bench.journal).toContainEqual(
    expect.objectContaining({ kind: 'order-cancelled', orderId: 'O2', reason: 'liquidation' }),
  );
});
