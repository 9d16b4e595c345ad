/** Stamps at closes are seen where sessions prove it, and only there. */
import { expect, test } from 'vitest';
import { commandId, openEngine } from '../support/workspace.ts';

const HALF_HOUR = 30 * 60_000;

/** Half hours of New York from one stamp to another, both included, in winter. */
function rows(from: string, to: string): string {
  const days = ['2025-01-06', '2025-01-07', '2025-01-08'];
  const stamps = days.flatMap((day) => {
    const [first, last] = [Date.parse(`${day}T${from}Z`), Date.parse(`${day}T${to}Z`)];
    const count = (last - first) / HALF_HOUR + 1;
    return Array.from({ length: count }, (_, at) => new Date(first + at * HALF_HOUR).toISOString());
  });
  return `Date,Open,High,Low,Close\n${stamps.map((stamp) => `${stamp},10,11,9,10`).join('\n')}\n`;
}

async function imported(from: string, to: string, more = {}): Promise<string[]> {
  const { call } = openEngine(null);
  const bytes = new TextEncoder().encode(rows(from, to));
  const given = { commandId: commandId(), fileName: 'x.csv', bytes, symbol: 'STMP', ...more };
  const { stamp, first, last } = await call('bars.import', given);
  return [stamp, first.time.slice(11, 16), last.time.slice(11, 16)];
}

test('from half an hour after the open to the close: closes', async () => {
  expect(await imported('15:00', '21:00')).toEqual(['close', '14:30', '20:30']);
  expect(await imported('15:00', '21:00', { stamp: 'open' })).toEqual(['open', '15:00', '21:00']);
});

test('from the open, or from somewhere else: opens', async () => {
  expect(await imported('14:30', '20:30')).toEqual(['open', '14:30', '20:30']);
  expect(await imported('14:30', '21:00')).toEqual(['open', '14:30', '21:00']);
  expect(await imported('15:00', '20:30')).toEqual(['open', '15:00', '20:30']);
});
