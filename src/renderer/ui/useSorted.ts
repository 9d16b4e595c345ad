/** Rows in the order a column asks for. Unsorted rows are passed on as they are: a hundred thousand of them cost nothing. */
import { useMemo, useState } from 'react';

export interface Sorting {
  readonly id: string;
  readonly desc: boolean;
}

interface Sortable<T> {
  readonly id: string;
  readonly sort?: (row: T) => string | number;
}

/** Stable; each row is asked for its key once. */
export function sortRows<T>(
  rows: readonly T[],
  key: (row: T) => string | number,
  desc: boolean,
): readonly T[] {
  const keyed = rows.map((row, at) => ({ row, at, key: key(row) }));
  const way = desc ? -1 : 1;
  keyed.sort((a, b) => (a.key < b.key ? -way : a.key > b.key ? way : a.at - b.at));
  return keyed.map(({ row }) => row);
}

/** Up, then down, then as they come. */
export function nextSorting(sorting: Sorting | null, id: string): Sorting | null {
  if (sorting?.id !== id) return { id, desc: false };
  return sorting.desc ? null : { id, desc: true };
}

export function useSorted<T extends object>(rows: readonly T[], columns: readonly Sortable<T>[]) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const key = columns.find(({ id }) => id === sorting?.id)?.sort;
  const desc = sorting?.desc ?? false;
  const sorted = useMemo(() => (key ? sortRows(rows, key, desc) : rows), [rows, key, desc]);
  return { sorted, sorting, setSorting };
}
