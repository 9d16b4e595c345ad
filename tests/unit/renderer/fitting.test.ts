/** Which columns leave a grid that is too narrow. */
import { expect, it } from 'vitest';
import { leaving } from '#renderer/ui/useFitting.ts';

const columns = [
  { id: 'symbol', width: 'minmax(48px, 1fr)' },
  { id: 'type', width: '64px', leaves: 2 },
  { id: 'source', width: '60px', leaves: 1 },
  { id: 'actions', width: '36px' },
];

it('drops the least important first, no more than needed, and never what has to stay', () => {
  const all = 48 + 64 + 60 + 36 + 3 * 6 + 8;
  expect(leaving(columns, all)).toEqual([]);
  expect(leaving(columns, all - 1)).toEqual(['source']);
  expect(leaving(columns, all - 60 - 6 - 1)).toEqual(['source', 'type']);
  expect(leaving(columns, 10)).toEqual(['source', 'type']);
});
