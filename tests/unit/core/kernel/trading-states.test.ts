/** Trading states, locks after losses, and the emergency stop. */
import { describe, expect, test } from 'vitest';
import { pendingCloses } from '#core/kernel/flatten.ts';
import { emptyState, snapshotState } from '#core/kernel/state.ts';
import { apply } from '#core/kernel/apply.ts';
import { step } from '#core/kernel/step.ts';
import type { Lock } from '#core/model/rules.ts';
import { money, unixMs } from '#core/units/units.ts';
import { HOSE_2025 } from '../../../scenarios/ruled.ts';
import { AAPL, Bench, FPT, rulesOf } from '../../../support/kernel.ts';

const kinds = (bench: Bench): string[] => bench.journal.map(({ kind }) => kind);
const codeOf = ({ denial }: { denial: { code: string } | null }): string | null => denial?.code ?? null;

describe('trading states', () => {
  test('reducing takes what brings a position nearer to zero and not beyond, counting what works', () => {
    const bench = new Bench([AAPL]).openAccount(0, 1_000_000, [[AAPL, 1_000, 1_800_000]], false);
    bench.run({ kind: 'limit-trading', mode: 'reducing', until: null });
    expect(codeOf(bench.place(AAPL, 'buy', 1, 1_700_000))).toBe('TRADING_REDUCING');
    expect(codeOf(bench.place(AAPL, 'sell', 1_001, 1_900_000))).toBe('TRADING_REDUCING');
    expect(codeOf(bench.place(AAPL, 'sell', 600, 1_900_000))).toBeNull();
    expect(codeOf(bench.place(AAPL, 'sell', 401, 1_900_000))).toBe('TRADING_REDUCING');
    expect(codeOf(bench.place(AAPL, 'sell', 400, 1_900_000))).toBeNull();
    bench.run({ kind: 'resume-trading' });
    expect(codeOf(bench.place(AAPL, 'buy', 1, 1_700_000))).toBeNull();
  });

  test('a halt cancels what works and lifts at its time', () => {
    const bench = new Bench([FPT]).openAccount();
    bench.place(FPT, 'buy', 100, 95_000);
    const until = unixMs(bench.tape.now() + 1_000);
    bench.run({ kind: 'limit-trading', mode: 'halted', until });
    expect(bench.state.orders.get('O1' as never)).toBeUndefined();
    bench.advance(3);
    expect(codeOf(bench.place(FPT, 'buy', 100, 95_000))).toBe('TRADING_HALTED');
    bench.advance(1);
    expect(codeOf(bench.place(FPT, 'buy', 100, 95_000))).toBeNull();
    expect(bench.journal).toContainEqual(expect.objectContaining({ kind: 'trading-resumed', by: 'time' }));
  });
});

/** A million's worth of the shares that fall, beside a million in cash. */
function losing(lock: Lock, price: number): Bench {
  const amount = { amount: '100000', currency: 'VND' } as const;
  const rules = rulesOf({ rule: 'daily-loss', limit: amount, lock });
  const bench = new Bench([FPT], rules).openAccount(1_000_000, 0, [[FPT, 100, 95_500]], false);
  bench.market.venue(FPT.id).last = price;
  return bench.advance(1);
}

describe('locks', () => {
  test('a loss under the limit does nothing; at it, trading reduces until the day is over', () => {
    const lock = { state: 'reducing', until: 'day-end' } as const;
    expect(kinds(losing(lock, 94_600))).not.toContain('trading-reduced');
    const bench = losing(lock, 94_500);
    expect(bench.state.trading).toMatchObject({
      mode: 'reducing',
      cause: { by: 'rule', rule: 'daily-loss' },
      until: 'day-end',
    });
    bench.tape.dayEnds.add(bench.tape.position + 1);
    bench.advance(1);
    expect(bench.state.trading.mode).toBe('active');
    bench.advance(5);
    expect(kinds(bench).filter((kind) => kind === 'trading-reduced')).toHaveLength(1);
  });

  test('what a person releases does not lock again on that day', () => {
    const bench = losing({ state: 'halted', until: 'release' }, 94_000);
    expect(bench.state.trading.mode).toBe('halted');
    bench.advance(10);
    bench.run({ kind: 'resume-trading' });
    bench.advance(10);
    expect(bench.state.trading.mode).toBe('active');
  });

  test('a cool-down lifts after its minutes', () => {
    const bench = losing({ state: 'halted', until: 1 }, 94_500);
    const since = bench.state.trading.since;
    expect(bench.state.trading.until).toBe(since + 60_000);
  });

  test('a streak of positions closed at a loss, which one gain ends', () => {
    const lock = { state: 'halted', until: 'release' } as const;
    const bench = new Bench([FPT], rulesOf({ rule: 'loss-streak', losses: 2, lock })).openAccount(
      100_000_000,
      0,
      [],
      false,
    );
    const trip = (buy: number, sell: number) => {
      bench.quote(FPT, 'ask', [buy, 100]).place(FPT, 'buy', 100, buy);
      bench.quote(FPT, 'bid', [sell, 100]).place(FPT, 'sell', 100, sell);
      bench.advance(1);
      return bench.state.trading.mode;
    };
    expect(trip(95_500, 95_400)).toBe('active');
    expect(trip(95_500, 95_600)).toBe('active');
    expect(trip(95_500, 95_400)).toBe('active');
    expect(trip(95_500, 95_400)).toBe('halted');
    bench.run({ kind: 'resume-trading' });
    expect(trip(95_500, 95_400), 'counted anew').toBe('active');
  });

  test('what is paid out is no loss, and what is paid in no peak', () => {
    const rules = rulesOf({ rule: 'drawdown', bps: 1_000, lock: { state: 'halted', until: 'release' } });
    const bench = new Bench([FPT], rules).openAccount(1_000_000, 0, [], false);
    bench.run({ kind: 'withdraw', currency: 'VND', amount: money(900_000) });
    bench.advance(1);
    expect(bench.state.trading.mode).toBe('active');
    bench.run({ kind: 'deposit', currency: 'VND', amount: money(400_000) });
    bench.advance(1);
    expect([bench.state.trading.mode, bench.state.peakEquity]).toEqual(['active', 500_000]);
  });

  test('a stricter lock replaces a looser one, never the other way round', () => {
    const amount = { amount: '100000', currency: 'VND' } as const;
    const rules = [
      ...rulesOf({ rule: 'drawdown', bps: 100, lock: { state: 'halted', until: 'release' } }),
      ...rulesOf({ rule: 'daily-loss', limit: amount, lock: { state: 'reducing', until: 'day-end' } }),
    ];
    const bench = new Bench([FPT], rules).openAccount(1_000_000, 0, [[FPT, 100, 95_500]], false);
    bench.market.venue(FPT.id).last = 94_000;
    bench.advance(1);
    expect(bench.state.trading.cause).toEqual({ by: 'rule', rule: 'drawdown' });
    bench.advance(3);
    expect(bench.state.trading.mode).toBe('halted');
  });
});

describe('emergency stop', () => {
  test('cancels everything, halts, closes positions at the market, and says when nothing is left', () => {
    const bench = new Bench([FPT, AAPL]).openAccount(
      1_000_000_000,
      1_000_000,
      [
        [FPT, 1_000, 90_000],
        [AAPL, 50, 1_800_000],
      ],
      false,
    );
    bench.quote(FPT, 'bid', [95_400, 5_000]).quote(AAPL, 'bid', [1_800_000, 100]);
    bench.place(FPT, 'buy', 100, 95_000);
    bench.run({ kind: 'emergency-stop', flatten: true });
    expect(bench.state.trading).toMatchObject({
      mode: 'halted',
      cause: { by: 'emergency-stop' },
      until: null,
    });
    expect([...bench.state.orders.values()]).toEqual([]);
    expect([...bench.state.positions.values()].map(({ quantity }) => quantity)).toEqual([0, 0]);
    expect(kinds(bench).filter((kind) => kind === 'closing-done')).toHaveLength(2);
    expect(codeOf(bench.place(FPT, 'buy', 100, 95_000))).toBe('TRADING_HALTED');
    expect(pendingCloses({ state: bench.state, ports: bench.ports })).toEqual([]);
  });

  test('what nobody buys stays to be closed and is tried once a minute', () => {
    const bench = new Bench([FPT]).openAccount(0, 0, [[FPT, 1_000, 90_000]], false);
    bench.quote(FPT, 'bid', [95_400, 300]);
    bench.run({ kind: 'emergency-stop', flatten: true });
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(700);
    bench.quote(FPT, 'bid', [95_300, 700]);
    bench.advance(200);
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(700);
    bench.advance(50);
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(0);
  });

  test('in an auction cancels stay pending, and closings wait for trading; both survive a restart', () => {
    const bench = new Bench([FPT], [], (tape) => {
      tape.rulesInForce = HOSE_2025;
      tape.calendar.push([0, 'continuous'], [10, 'closing-auction'], [20, 'closed'], [30, 'continuous']);
    }).openAccount(1_000_000_000, 0, [[FPT, 1_000, 90_000]], false);
    bench.quote(FPT, 'bid', [95_000, 100]).quote(FPT, 'ask', [96_000, 100]);
    bench.place(FPT, 'buy', 100, 94_000);
    bench.advance(12);
    bench.run({ kind: 'emergency-stop', flatten: true });
    const order = () => bench.state.orders.get('O1' as never);
    expect(order()).toMatchObject({ cancelling: 'halt' });
    const [pending] = pendingCloses({ state: bench.state, ports: bench.ports });
    expect(pending).toMatchObject({
      instrumentId: FPT.id,
      quantity: 1_000,
      blocked: { code: 'ORDER_TYPE_NOT_ALLOWED' },
    });
    const replayed = emptyState();
    for (const event of JSON.parse(JSON.stringify(bench.journal)) as typeof bench.journal)
      apply(replayed, event);
    expect(snapshotState(replayed)).toEqual(snapshotState(bench.state));
    bench.advance(9);
    expect(order(), 'the session is over: the cancel went').toBeUndefined();
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(1_000);
    bench.advance(10);
    bench.quote(FPT, 'bid', [95_000, 5_000]);
    bench.advance(300);
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(0);
  });

  test('an odd lot goes at the edge of the band, where only limit orders may be odd', () => {
    const bench = new Bench([FPT], [], (tape) => {
      tape.rulesInForce = HOSE_2025;
    }).openAccount(0, 0, [[FPT, 150, 90_000]], false);
    bench.quote(FPT, 'bid', [95_400, 1_000]);
    bench.run({ kind: 'emergency-stop', flatten: true });
    bench.advance(250);
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(0);
  });

  test('shares that have not settled stay pending with the reason', () => {
    const bench = new Bench([FPT], [], (tape) => {
      tape.rulesInForce = HOSE_2025;
    }).openAccount(1_000_000_000, 0, [], false, { settlement: 'market' });
    bench.quote(FPT, 'ask', [95_500, 100]).quote(FPT, 'bid', [95_400, 1_000]);
    bench.place(FPT, 'buy', 100, 95_500);
    bench.run({ kind: 'emergency-stop', flatten: true });
    const [pending] = pendingCloses({ state: bench.state, ports: bench.ports });
    expect(pending?.blocked).toMatchObject({ code: 'UNSETTLED_QUANTITY' });
  });

  test('resuming ends what was still to be closed', () => {
    const bench = new Bench([FPT]).openAccount(0, 0, [[FPT, 1_000, 90_000]], false);
    bench.run({ kind: 'emergency-stop', flatten: true });
    bench.run({ kind: 'resume-trading' });
    bench.quote(FPT, 'bid', [95_400, 5_000]).advance(500);
    expect(bench.state.positions.get(FPT.id)?.quantity).toBe(1_000);
  });

  test('a stop asked for while a sheet is being judged denies the sheet', () => {
    const bench = new Bench([FPT]).openAccount();
    let asked = 0;
    const ports = { ...bench.ports, interrupted: () => (asked += 1) > 2 };
    const orders = [1, 2, 3].map((row) => ({
      row,
      fingerprint: `f${row}`,
      again: false,
      intent: bench.intent(FPT, 'buy', 100 * row, 95_000, { source: 'sheet' }),
    }));
    const command = { kind: 'commit-basket', name: 'n', fileName: 'f', fileHash: 'h', orders } as const;
    const outcome = step(bench.state, command, ports);
    expect(outcome.denial).toMatchObject({
      code: 'BASKET_ROWS_DENIED',
      rows: [{ row: 3, denial: { code: 'TRADING_HALTED' } }],
    });
    expect([...bench.state.orders.values()]).toEqual([]);
  });
});
