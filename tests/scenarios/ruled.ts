/** Stories under chosen rules and a calendar, told without money. */
import { expect } from 'vitest';
import type { Instrument } from '#core/model/instrument.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { Bench } from '../support/kernel.ts';
import { lives } from '../support/story.ts';

export const HOSE_2022 = rulesAt(SIMULATED.HOSE, '2024-01-04');
export const HOSE_2025 = rulesAt(SIMULATED.HOSE, '2025-06-02');
export const HOSE_2021 = rulesAt(SIMULATED.HOSE, '2021-06-02');
export const NASDAQ = rulesAt(VENUES.NASDAQ, '2025-06-02');

/** Parts of a story with their headings. */
export const tells = (name: string, ...parts: readonly (readonly [string, Bench])[]) =>
  expect(
    parts.map(([title, bench]) => `${title}\n${lives(bench).join('\n')}\n`).join('\n'),
  ).toMatchFileSnapshot(`golden/orders/${name}.golden`);

export function ruled(
  rules: VenueRules | null,
  instrument: Instrument,
  calendar: [number, Phase][] = [],
): Bench {
  const bench = new Bench([instrument], [], (tape) => {
    tape.rulesInForce = rules;
    tape.calendar.push(...calendar);
  });
  return bench.openAccount(1_000_000_000, 1_000_000, [[instrument, 1_000, instrument.listedPrice]], false);
}
