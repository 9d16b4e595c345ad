/** Crypto and currency pairs: when they are open, when they settle, what a listing of theirs looks like. */
import { expect, test } from 'vitest';
import { notional, unixMs, type Price, type Quantity } from '#core/units/units.ts';
import { CRYPTO, FX } from '#core/venues/around-the-clock.ts';
import { phaseAt } from '#core/venues/sessions.ts';
import { settlesAt } from '#core/venues/settlement.ts';
import { cryptoInstrument, fxInstrument } from '#feeds/demo/catalogue.ts';

const phases = (schedule: (typeof FX)[number]['schedule'], ...moments: string[]): string[] =>
  moments.map((moment) => phaseAt(schedule, Date.parse(moment)).phase);

test('crypto trades on Saturdays, Sundays and holidays', () => {
  const found = phases(CRYPTO[0]!.schedule, '2024-06-01T00:00Z', '2024-06-02T12:00Z', '2024-12-25T03:00Z');
  expect(found).toEqual(['continuous', 'continuous', 'continuous']);
});

test('pairs trade from Sunday 17:00 to Friday 17:00 in New York, in summer and in winter', () => {
  const { schedule } = FX[0]!;
  expect(phases(schedule, '2024-07-05T20:59:59Z', '2024-07-05T21:00Z', '2024-07-06T12:00Z')).toEqual([
    'continuous',
    'closed',
    'closed',
  ]);
  expect(phases(schedule, '2024-07-07T20:59:59Z', '2024-07-07T21:00Z', '2024-07-08T04:00Z')).toEqual([
    'closed',
    'continuous',
    'continuous',
  ]);
  expect(phases(schedule, '2024-01-05T21:59:59Z', '2024-01-05T22:00Z', '2024-01-07T22:00Z')).toEqual([
    'continuous',
    'closed',
    'continuous',
  ]);
});

test('coins are usable at once, pairs settle two trading dates on', () => {
  const saturday = unixMs(Date.parse('2024-06-01T10:00Z'));
  expect(settlesAt('CRYPTO', saturday, null)).toBeLessThanOrEqual(saturday);
  const monday = unixMs(Date.parse('2024-06-03T15:00Z'));
  expect(new Date(settlesAt('FX', monday, null)).toISOString()).toBe('2024-06-05T04:00:00.000Z');
});

test('a listing’s scales hold fractions of a coin and tenths of a pip, exactly', () => {
  const listing = { symbol: 'BTC', name: 'BTC', sector: '', assetClass: 'stock' } as const;
  const coin = cryptoInstrument(listing, 650_000_000);
  expect(notional(coin, 650_000_000 as Price, 1_500 as Quantity)).toBe(975_000);
  const pair = fxInstrument({ ...listing, symbol: 'EURUSD' }, 108_345);
  expect(pair).toMatchObject({ assetClass: 'fx', priceScale: 5, contract: { initialMargin: 362 } });
  expect(notional(pair, 108_345 as Price, 10_000 as Quantity)).toBe(108_345_000);
});
