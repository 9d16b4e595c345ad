/** Whom a rule is about, and what it does: denies, makes smaller, asks. */
import { describe, expect, test } from 'vitest';
import type { Rule } from '#core/model/rules.ts';
import { Bench, FPT, rulesOf } from '../../../support/kernel.ts';
import { bench, buy, MILLION, VCB, vnd } from './desk.ts';

describe('scopes and severities', () => {
  test('a rule looks at its instrument, its strategy, its account or at everything', () => {
    const limited = (scope: Rule['scope']) => bench({ rule: 'max-quantity', limit: 100, scope });
    const codes = (desk: Bench) => [
      buy(desk, 200).denial?.code,
      desk.place(VCB, 'buy', 200, 100_000).denial?.code,
      desk.place(VCB, 'buy', 200, 99_000, { strategy: 'cross' }).denial?.code,
    ];
    const denied = 'QUANTITY_ABOVE_LIMIT';
    expect(codes(limited({ kind: 'workspace' }))).toEqual([denied, denied, denied]);
    expect(codes(limited({ kind: 'account', account: 'paper' as never }))).toEqual([denied, denied, denied]);
    expect(codes(limited({ kind: 'account', account: 'other' as never }))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(codes(limited({ kind: 'instrument', instrumentId: VCB.id }))).toEqual([undefined, denied, denied]);
    expect(codes(limited({ kind: 'strategy', strategy: 'cross' }))).toEqual([undefined, undefined, denied]);
  });

  test('counts are those of the scope', () => {
    const desk = bench({
      rule: 'working-orders',
      limit: 1,
      scope: { kind: 'instrument', instrumentId: VCB.id },
    });
    buy(desk, 100);
    expect(buy(desk, 200).denial).toBeNull();
    expect(desk.place(VCB, 'buy', 100, 100_000).denial).toBeNull();
    expect(desk.place(VCB, 'buy', 100, 99_000).denial).toEqual({
      code: 'TOO_MANY_WORKING',
      working: 2,
      limit: 1,
    });
  });

  test('a rule that reduces makes the order as large as fits, in whole lots, and says what it met', () => {
    const desk = bench({ rule: 'position-value', limit: vnd(55 * MILLION), severity: 'reduce' });
    expect(buy(desk, 5_000).denial).toBeNull();
    expect(desk.state.orders.get('O1' as never)).toMatchObject({ quantity: 500, asked: 5_000, leaves: 500 });
    const accepted = desk.journal.find(({ kind }) => kind === 'order-accepted')!;
    expect(accepted).toMatchObject({
      checks: expect.arrayContaining([
        expect.objectContaining({
          rule: 'position-value',
          severity: 'reduce',
          passed: false,
          value: 500 * MILLION,
        }),
        expect.objectContaining({ rule: 'position-value', passed: true, value: 50 * MILLION }),
      ]),
    });
    expect(buy(desk, 100).denial, 'not even one lot is left').toMatchObject({ code: 'EXPOSURE_ABOVE_LIMIT' });
  });

  test('where another rule denies, nothing is made smaller', () => {
    const rules = [
      ...rulesOf({ rule: 'max-quantity', limit: 100, severity: 'reduce' }),
      ...rulesOf({ rule: 'restricted-list', symbols: ['FPT'], only: false }),
    ];
    const desk = new Bench([FPT], rules).openAccount();
    expect(desk.place(FPT, 'buy', 200, 95_000).denial?.code).toBe('SYMBOL_RESTRICTED');
    expect(desk.state.orders.get('O1' as never)).toBeUndefined();
  });

  test('a rule that warns asks for a confirmation, and names itself', () => {
    const desk = bench({ rule: 'max-quantity', limit: 100, severity: 'warn', id: 'big' });
    expect(buy(desk, 200).denial).toEqual({ code: 'NEEDS_CONFIRMATION', rules: ['big'] });
    expect(desk.place(FPT, 'buy', 200, 100_000, { confirmed: true }).denial).toBeNull();
    expect(buy(desk, 100).denial, 'at the limit nothing is asked').toBeNull();
  });

  test('a rule that is switched off is not judged', () => {
    const desk = bench({ rule: 'max-quantity', limit: 100, enabled: false });
    expect(buy(desk, 200).denial).toBeNull();
    expect(desk.journal.at(-2)).not.toHaveProperty('checks.rule');
  });

  test('all rules are judged and recorded, whatever the first says', () => {
    const rules = rulesOf(
      { rule: 'max-quantity', limit: 100 },
      { rule: 'max-notional', limit: vnd(MILLION) },
    );
    const desk = new Bench([FPT], rules).openAccount();
    desk.place(FPT, 'buy', 200, 95_000);
    const denied = desk.journal.find(({ kind }) => kind === 'order-denied')!;
    expect(denied).toMatchObject({ denial: { code: 'QUANTITY_ABOVE_LIMIT' } });
    const failed = 'checks' in denied ? denied.checks.filter(({ passed }) => !passed) : [];
    expect(failed.map(({ rule }) => rule)).toEqual(['max-quantity', 'max-notional']);
  });

  test('an order that makes an exposure smaller is never stopped by its limit', () => {
    const desk = bench({ rule: 'gross-exposure', limit: vnd(MILLION) });
    const free = new Bench([FPT], []).openAccount(10 * MILLION, 0, [[FPT, 1_000, 95_500]], false);
    free.run({ kind: 'set-rules', rules: desk.state.rules });
    expect(free.place(FPT, 'sell', 500, 95_500).denial).toBeNull();
    expect(free.place(FPT, 'buy', 100, 95_000).denial?.code).toBe('EXPOSURE_ABOVE_LIMIT');
  });
});
