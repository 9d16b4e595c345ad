/** Rows in the order a column asks for. */
import { expect, test } from 'vitest';
import { nextSorting, sortRows } from '#renderer/ui/useSorted.ts';

test('sorts both ways and keeps equal rows in their order', () => {
  const rows = [
    { name: 'b', at: 1 },
    { name: 'a', at: 2 },
    { name: 'b', at: 3 },
  ];
  const by = (desc: boolean) => sortRows(rows, ({ name }) => name, desc).map(({ at }) => at);
  expect(by(false)).toEqual([2, 1, 3]);
  expect(by(true)).toEqual([1, 3, 2]);
  expect(rows.map(({ at }) => at)).toEqual([1, 2, 3]);
});

test('a heading sorts up, then down, then not; another one begins anew', () => {
  const up = nextSorting(null, 'a');
  expect(up).toEqual({ id: 'a', desc: false });
  const down = nextSorting(up, 'a');
  expect(down).toEqual({ id: 'a', desc: true });
  expect(nextSorting(down, 'a')).toBeNull();
  expect(nextSorting(down, 'b')).toEqual({ id: 'b', desc: false });
});
