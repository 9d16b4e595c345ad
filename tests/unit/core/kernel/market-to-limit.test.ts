/** The part of a market-to-limit order that stands in the book is paid for like any limit. */
import { expect, test } from 'vitest';
import { valuation } from '#core/kernel/session.ts';
import { rulesAt, VENUES } from '#core/venues/registry.ts';
import type { IsoDate } from '#core/units/civil.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

const terms = { type: 'market-to-limit', timeInForce: 'DAY' } as const;
const HOSE = rulesAt(VENUES.HOSE, '2026-01-05' as IsoDate);
const power = ({ state, ports }: Bench): number => valuation({ state, ports }).VND.buyingPower;

test.each([
  ['at the best level without rules', null, 95_600],
  ['one tick beyond on HOSE', HOSE, 95_700],
] as const)('%s', (_name, rules, standsAt) => {
  const bench = new Bench().openAccount(20_000_000, 0, [], false).quote(FPT, 'ask', [95_600, 100]);
  bench.market.venue(FPT.id).govern(rules);
  const required = 95_600 * 100 + standsAt * 900;
  const { denial } = bench.place(FPT, 'buy', 1_000, null, terms);
  expect(denial).toMatchObject({ code: 'INSUFFICIENT_BUYING_POWER', required });
  expect(bench.place(FPT, 'buy', 200, null, terms).denial).toBeNull();
  expect(power(bench)).toBe(20_000_000 - (95_600 + standsAt) * 100);
});
