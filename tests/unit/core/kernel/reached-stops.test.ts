/** A stop that is reached when it is entered is a market order, and is paid for as one. */
import { expect, test } from 'vitest';
import { valuation } from '#core/kernel/session.ts';
import type { Price } from '#core/units/units.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

const stop = (at: number) => ({ type: 'stop', stop: at as Price }) as const;
const rich = () => new Bench().openAccount(20_000_000, 0, [], false).quote(FPT, 'ask', [95_600, 1_000]);
const power = ({ state, ports }: Bench): number => valuation({ state, ports }).VND.buyingPower;

test('in continuous trading it takes what the book asks, not its stop price', () => {
  const bench = rich();
  expect(bench.place(FPT, 'buy', 300, null, stop(100)).denial).toMatchObject({
    code: 'INSUFFICIENT_BUYING_POWER',
    required: 300 * 95_600,
  });
  expect(bench.place(FPT, 'buy', 200, null, stop(100)).denial).toBeNull();
  expect(power(bench)).toBe(20_000_000 - 200 * 95_600);
});

test('held until trading goes on, it holds back the last price', () => {
  const bench = rich();
  bench.market.venue(FPT.id).enterPhase('break');
  expect(bench.place(FPT, 'buy', 300, null, stop(100)).denial?.code).toBe('INSUFFICIENT_BUYING_POWER');
  expect(bench.place(FPT, 'buy', 200, null, stop(100)).denial).toBeNull();
  expect(power(bench)).toBe(20_000_000 - 200 * 95_500);
  expect(bench.place(FPT, 'buy', 100, null, stop(100)).denial?.code).toBe('INSUFFICIENT_BUYING_POWER');
  bench.cancel('O2');
  expect(power(bench)).toBe(20_000_000);
});

test('one that is not reached holds back its stop price', () => {
  const bench = rich();
  expect(bench.place(FPT, 'buy', 200, null, stop(99_000)).denial).toBeNull();
  expect(power(bench)).toBe(20_000_000 - 200 * 99_000);
});
