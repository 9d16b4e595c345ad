/** The daily band of an instrument's first day, and of the days after it. */
import { expect, test } from 'vitest';
import { rulesAt, SIMULATED } from '#core/venues/registry.ts';
import { hoseInstrument } from '#feeds/demo/catalogue.ts';
import { Bench } from '../../../support/kernel.ts';

test('twenty percent on the first day, seven from the second on', () => {
  const bench = new Bench().openAccount();
  bench.tape.rulesInForce = rulesAt(SIMULATED.HOSE, '2026-01-05');
  const listing = { symbol: 'NEW', name: 'New', sector: '', assetClass: 'stock' } as const;
  const instrument = hoseInstrument(listing, 20_000);
  bench.run({ kind: 'list-instrument', instrument });
  const venue = bench.market.venue(instrument.id);
  expect(venue.band).toEqual({ floor: 16_000, ceiling: 24_000 });
  bench.tape.dayEnds.add(1);
  bench.advance(1);
  expect(venue.band).toEqual({ floor: 18_600, ceiling: 21_400 });
});
