/** What a review of the risk desk found, kept from coming back. */
import { describe, expect, test } from 'vitest';
import type { OrderIntent } from '#core/model/order.ts';
import type { Rule, RuleSpec } from '#core/model/rules.ts';
import { HOSE_2025 } from '../../../scenarios/ruled.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { vnd } from './desk.ts';

type Specs = readonly (RuleSpec & Partial<Rule>)[];
const codeOf = ({ denial }: { denial: { code: string } | null }): string | null => denial?.code ?? null;
const rich = (...rules: Specs): Bench =>
  new Bench([FPT], rulesOf(...rules)).openAccount(10_000_000_000, 0, [], false);

function oto(bench: Bench, ...legs: readonly [size: number, price: number][]): string | null {
  const [entry, ...others] = legs.map(([size, price]) => bench.intent(FPT, 'buy', size, price));
  const followers = others.map((intent): ['exit', OrderIntent] => ['exit', intent]);
  return codeOf(bench.placeGroup('oto', ['entry', entry!], ...followers));
}

describe('followers that add to their entry', () => {
  test('count together, and before the entry fills', () => {
    const bench = rich({ rule: 'position-quantity', limit: 1_000 });
    expect(oto(bench, [600, 95_000], [300, 94_000], [400, 93_000])).toBe('POSITION_ABOVE_LIMIT');
    expect(oto(bench, [100, 95_000], [900, 94_000])).toBeNull();
    expect(codeOf(bench.place(FPT, 'buy', 100, 94_500))).toBe('POSITION_ABOVE_LIMIT');
  });

  test('are paid for together', () => {
    const bench = new Bench([FPT]).openAccount(100_000_000, 0, [], false);
    expect(oto(bench, [1_000, 95_000], [1_000, 94_000])).toBe('INSUFFICIENT_BUYING_POWER');
    expect(oto(bench, [500, 95_000], [500, 94_000])).toBeNull();
    expect(codeOf(bench.place(FPT, 'buy', 100, 94_500))).toBe('INSUFFICIENT_BUYING_POWER');
  });
});

describe('rules that count orders', () => {
  const bracket = (bench: Bench): string | null => {
    const exit = (type: 'limit' | 'stop', at: number) =>
      bench.intent(FPT, 'sell', 100, type === 'limit' ? at : null, {
        type,
        stop: type === 'stop' ? (at as never) : null,
      });
    const entry = bench.intent(FPT, 'buy', 100, 95_000);
    const legs = [exit('limit', 99_000), exit('stop', 90_000)] as const;
    return codeOf(bench.placeGroup('bracket', ['entry', entry], ['exit', legs[0]], ['exit', legs[1]]));
  };

  test('count each order of a group, and no amendment', () => {
    expect(bracket(rich({ rule: 'working-orders', limit: 2 }))).toBe('TOO_MANY_WORKING');
    expect(bracket(rich({ rule: 'working-orders', limit: 3 }))).toBeNull();
    expect(bracket(rich({ rule: 'order-rate', orders: 2, windowMs: 60_000 }))).toBe('TOO_MANY_ORDERS');
    const bench = rich();
    bench.place(FPT, 'buy', 200, 95_000);
    bench.place(FPT, 'buy', 200, 94_000);
    bench.run({ kind: 'set-rules', rules: rulesOf({ rule: 'working-orders', limit: 1 }) });
    expect(codeOf(bench.replace('O1', 95_000, 100))).toBeNull();
  });

  test('what was confirmed is not what it is amended to', () => {
    const bench = rich({ rule: 'max-quantity', limit: 100, severity: 'warn' });
    expect(codeOf(bench.place(FPT, 'buy', 200, 95_000, { confirmed: true }))).toBeNull();
    const amend = { kind: 'replace-order', orderId: 'O1', price: 95_000, quantity: 10_000 } as const;
    expect(codeOf(bench.run(amend as never))).toBe('NEEDS_CONFIRMATION');
    expect(codeOf(bench.run({ ...amend, confirmed: true } as never))).toBeNull();
  });
});

describe('closing', () => {
  const ruled = (held: number, terms = {}): Bench =>
    new Bench([FPT], [], (tape) => {
      tape.rulesInForce = HOSE_2025;
    }).openAccount(10_000_000_000, 0, held > 0 ? [[FPT, held, 90_000]] : [], false, terms);
  const held = (bench: Bench): number => bench.state.positions.get(FPT.id)?.quantity ?? 0;

  test('goes in orders of the venue’s largest size', () => {
    const bench = ruled(700_000).quote(FPT, 'bid', [95_400, 1_000_000]);
    bench.run({ kind: 'emergency-stop', flatten: true });
    expect(held(bench)).toBe(0);
  });

  test('sells what has settled, and keeps the rest pending', () => {
    const bench = ruled(10_000, { settlement: 'market' });
    bench.quote(FPT, 'ask', [95_500, 100]).quote(FPT, 'bid', [95_400, 20_000]);
    bench.place(FPT, 'buy', 100, 95_500);
    bench.run({ kind: 'emergency-stop', flatten: true });
    expect(held(bench)).toBe(100);
  });

  test('a holding with an odd lot is liquidated in whole lots first, as far as it has to be', () => {
    const margin = { kind: 'reg-t', stopOutBps: 10_000 } as const;
    const bench = new Bench([FPT], [], (tape) => {
      tape.rulesInForce = HOSE_2025;
    }).openAccount(10_000_000, 0, [], false, { margin });
    bench.quote(FPT, 'ask', [95_500, 200]);
    expect(codeOf(bench.place(FPT, 'buy', 200, 95_500))).toBeNull();
    bench.quote(FPT, 'ask', [95_500, 9]);
    expect(codeOf(bench.place(FPT, 'buy', 9, 95_500))).toBeNull();
    bench.quote(FPT, 'bid', [89_000, 5_000]);
    bench.market.venue(FPT.id).last = 48_000;
    bench.advance(3);
    expect([held(bench), bench.state.marginCalls.VND]).toEqual([9, 'none']);
  });

  test('nothing that limits the user keeps a side of a called hedging account open', () => {
    const margin = { kind: 'reg-t', stopOutBps: 5_000 } as const;
    const terms = { positionMode: 'hedging', costBasis: 'fifo', margin } as const;
    const bench = new Bench([AAPL]).openAccount(0, 24_000, [], false, terms);
    bench.quote(AAPL, 'ask', [1_800_000, 50]).quote(AAPL, 'bid', [1_790_000, 200]);
    bench.place(AAPL, 'sell', 200, null, { timeInForce: 'IOC' });
    bench.place(AAPL, 'buy', 50, null, { timeInForce: 'IOC' });
    bench.market.venue(AAPL.id).last = 2_500_000;
    bench.advance(1);
    expect(bench.state.marginCalls.USD).toBe('called');
    bench.quote(AAPL, 'bid', [2_490_000, 1_000]).quote(AAPL, 'ask', [2_510_000, 1_000]);
    bench.run({ kind: 'emergency-stop', flatten: true });
    expect(bench.state.positions.get(AAPL.id)!.lots).toEqual([]);
  });

  test('only a person who resumes ends an emergency stop', () => {
    const bench = ruled(1_000);
    bench.run({ kind: 'emergency-stop', flatten: true });
    const until = (bench.tape.now() + 1_000) as never;
    expect(codeOf(bench.run({ kind: 'limit-trading', mode: 'reducing', until }))).toBe('TRADING_HALTED');
    bench.advance(6);
    const left = [...bench.state.flattening.entries()].map(([id]) => id);
    expect([bench.state.trading.mode, left]).toEqual(['halted', [FPT.id]]);
  });
});

describe('hedging accounts', () => {
  const hedged = (...rules: Specs): Bench => {
    const terms = { positionMode: 'hedging', costBasis: 'fifo' } as const;
    const bench = new Bench([AAPL], rulesOf(...rules)).openAccount(0, 1_000_000, [], false, terms);
    bench.quote(AAPL, 'ask', [1_805_000, 1_000]).quote(AAPL, 'bid', [1_800_000, 1_000]);
    return bench;
  };

  test('long and short add up, and closing one side is never held back', () => {
    // At 26,000 đồng for a dollar a hundred shares are worth 469 million.
    const bench = hedged({ rule: 'gross-exposure', limit: vnd(1_000_000_000) });
    expect(codeOf(bench.place(AAPL, 'buy', 100, 1_805_000))).toBeNull();
    expect(codeOf(bench.place(AAPL, 'sell', 100, 1_800_000))).toBeNull();
    expect(codeOf(bench.place(AAPL, 'buy', 100, 1_805_000))).toBe('EXPOSURE_ABOVE_LIMIT');
    expect(codeOf(bench.place(AAPL, 'sell', 100, 1_800_000, { effect: 'close' }))).toBeNull();
  });

  test('a sale that opens is a short sale; each side has its limit', () => {
    const bench = hedged({ rule: 'no-short' });
    bench.place(AAPL, 'buy', 100, 1_805_000);
    expect(codeOf(bench.place(AAPL, 'sell', 100, 1_800_000))).toBe('SHORT_NOT_ALLOWED');
    expect(codeOf(bench.place(AAPL, 'sell', 100, 1_800_000, { effect: 'close' }))).toBeNull();
    const limited = hedged({ rule: 'position-quantity', limit: 100 });
    limited.place(AAPL, 'buy', 100, 1_805_000);
    expect(codeOf(limited.place(AAPL, 'sell', 100, 1_800_000))).toBeNull();
    expect(codeOf(limited.place(AAPL, 'sell', 100, 1_800_000))).toBe('POSITION_ABOVE_LIMIT');
  });
});
