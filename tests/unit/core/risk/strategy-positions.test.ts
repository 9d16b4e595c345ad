/** Rules about one strategy go by what that strategy holds and works with, not by what the account makes of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownPosition } from '#core/kernel/owned.ts';
import type { Rule, RuleSpec } from '#core/model/rules.ts';
import { Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { bench, MILLION, VCB, vnd } from './desk.ts';

const CROSS = { kind: 'strategy', strategy: 'cross' } as const;
const limited = (spec: RuleSpec & Partial<Rule>) => bench({ ...spec, scope: CROSS });

/** A strategy's order that others fill at once. */
function trade(desk: Bench, strategy: string, side: 'buy' | 'sell', size: number, instrument = FPT) {
  desk.quote(instrument, side === 'buy' ? 'ask' : 'bid', [100_000, size]);
  const outcome = desk.place(instrument, side, size, 100_000, { strategy });
  if (outcome.denial) desk.take(instrument, side, 100_000, size);
  return outcome.denial;
}

describe('a rule about one strategy', () => {
  test('position-quantity: what others hold does not count, nor does it help', () => {
    const desk = limited({ rule: 'position-quantity', limit: 500 });
    expect(trade(desk, 'trend', 'buy', 1_000)).toBeNull();
    expect(trade(desk, 'cross', 'buy', 400)).toBeNull();
    expect(trade(desk, 'cross', 'buy', 200)).toEqual({
      code: 'POSITION_ABOVE_LIMIT',
      position: 600,
      limit: 500,
    });
    const netted = limited({ rule: 'position-quantity', limit: 500 });
    expect(trade(netted, 'trend', 'buy', 1_000)).toBeNull();
    expect(trade(netted, 'cross', 'sell', 600), 'the account stays long').toMatchObject({ position: -600 });
    expect(trade(netted, 'cross', 'sell', 500)).toBeNull();
  });

  test('its own working orders count, others’ do not', () => {
    const desk = limited({ rule: 'position-quantity', limit: 500 });
    const rest = (strategy: string, size: number) =>
      desk.place(FPT, 'buy', size, 99_000, { strategy }).denial?.code;
    expect([rest('trend', 900), rest('cross', 300), rest('cross', 300), rest('trend', 900)]).toEqual([
      undefined,
      undefined,
      'POSITION_ABOVE_LIMIT',
      undefined,
    ]);
    expect(desk.replace('O2', 99_000, 500).denial, 'the order it replaces does not count').toBeNull();
    expect(desk.replace('O2', 99_000, 600).denial?.code).toBe('POSITION_ABOVE_LIMIT');
  });

  test('no-short: it sells what it bought itself', () => {
    const desk = limited({ rule: 'no-short' });
    trade(desk, 'trend', 'buy', 1_000);
    expect(trade(desk, 'cross', 'sell', 100)).toEqual({
      code: 'SHORT_NOT_ALLOWED',
      quantity: 100,
      sellable: 0,
    });
    trade(desk, 'cross', 'buy', 300);
    expect(trade(desk, 'cross', 'sell', 300)).toBeNull();
  });

  test('values and exposures are those of its part; equity is the account’s', () => {
    const desk = limited({ rule: 'gross-exposure', limit: { equityBps: 1_000 } });
    expect(trade(desk, 'trend', 'buy', 3_000)).toBeNull();
    expect(trade(desk, 'cross', 'buy', 600)).toBeNull();
    expect(trade(desk, 'cross', 'buy', 500, VCB), '60 and 50 of the 100 million').toMatchObject({
      code: 'EXPOSURE_ABOVE_LIMIT',
      exposure: 110 * MILLION,
      limit: 100 * MILLION,
    });
    expect(trade(desk, 'cross', 'buy', 400, VCB)).toBeNull();
    const valued = limited({ rule: 'position-value', limit: vnd(50 * MILLION), severity: 'reduce' });
    trade(valued, 'trend', 'buy', 3_000);
    valued.place(FPT, 'buy', 900, 100_000, { strategy: 'cross' });
    expect(valued.state.orders.get('O2' as never)).toMatchObject({ quantity: 500, asked: 900 });
  });

  test('what is split is split for it; an emergency stop ends what it held', () => {
    const desk = limited({ rule: 'position-quantity', limit: 500 });
    trade(desk, 'cross', 'buy', 200);
    desk.run({
      kind: 'apply-corporate-action',
      instrumentId: FPT.id,
      action: { kind: 'split', numerator: 2, denominator: 1, cashInLieu: null, paysAt: null } as never,
    });
    expect(ownPosition(desk.state, 'cross', FPT.id).quantity).toBe(400);
    desk.quote(FPT, 'bid', [50_000, 1_000]);
    desk.run({ kind: 'emergency-stop', flatten: true });
    desk.advance(20);
    expect(desk.state.positions.get(FPT.id)?.quantity ?? 0).toBe(0);
    expect(ownPosition(desk.state, 'cross', FPT.id).quantity).toBe(0);
  });
});

test('parts of strategies add up to the account’s position, whatever they trade', () => {
  const acts = fc.array(
    fc.record({
      strategy: fc.constantFrom('a', 'b', 'c'),
      buys: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      other: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(acts, (all) => {
      const desk = new Bench([FPT, VCB], rulesOf()).openAccount(100_000 * MILLION, 0, [], false);
      for (const { strategy, buys, lots, other } of all)
        trade(desk, strategy, buys ? 'buy' : 'sell', lots * 100, other ? VCB : FPT);
      for (const { id } of [FPT, VCB]) {
        const parts = ['a', 'b', 'c'].map((strategy) => ownPosition(desk.state, strategy, id).quantity);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(desk.state.positions.get(id)?.quantity ?? 0);
      }
    }),
    { numRuns: 60 },
  );
});
