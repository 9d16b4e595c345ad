import { expect, test } from 'vitest';
import { unixMs } from '#core/units/units.ts';
import { settlesAt } from '#core/venues/settlement.ts';

const usable = (exchange: 'HOSE' | 'NASDAQ', trade: string): string =>
  new Date(settlesAt(exchange, unixMs(Date.parse(trade)), null)).toISOString();

test('Vietnam: T+2 by trading dates, from 13:00 since 29 August 2022, at the end of the day before', () => {
  // Monday to Wednesday; Thursday over the weekend to Monday.
  expect(usable('HOSE', '2025-06-02T03:00Z')).toBe('2025-06-04T06:00:00.000Z');
  expect(usable('HOSE', '2025-06-05T03:00Z')).toBe('2025-06-09T06:00:00.000Z');
  expect(usable('HOSE', '2022-08-26T03:00Z')).toBe('2022-08-30T09:30:00.000Z');
  expect(usable('HOSE', '2022-08-29T03:00Z')).toBe('2022-08-31T06:00:00.000Z');
  // Over the holidays of 30 April and 1 May 2025 (and 2 May, by swap).
  expect(usable('HOSE', '2025-04-29T03:00Z')).toBe('2025-05-06T06:00:00.000Z');
});

test('United States: T+2 until 24 May 2024, T+1 from 28 May 2024, the day after Memorial Day', () => {
  expect(usable('NASDAQ', '2024-05-23T15:00Z')).toBe('2024-05-28T04:00:00.000Z');
  expect(usable('NASDAQ', '2024-05-24T15:00Z')).toBe('2024-05-29T04:00:00.000Z');
  expect(usable('NASDAQ', '2024-05-28T15:00Z')).toBe('2024-05-29T04:00:00.000Z');
  expect(usable('NASDAQ', '2025-06-06T15:00Z')).toBe('2025-06-09T04:00:00.000Z');
});

test('the trade date is the local one', () => {
  expect(usable('NASDAQ', '2025-06-03T03:00Z')).toBe('2025-06-03T04:00:00.000Z');
});
