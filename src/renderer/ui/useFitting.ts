/** Columns that matter least leave when a grid is too narrow for all of them; the others are never cut. */
import { useLayoutEffect, useMemo, useState, type RefObject } from 'react';

interface Fitted {
  readonly id: string;
  /** A CSS grid track such as `80px` or `minmax(60px, 1fr)`. */
  readonly width: string;
  readonly leaves?: number;
}

/** As grid.module.css has them. */
const GAP_PX = 6;
const EDGE_PX = 8;

const least = (track: string): number => Number(/\d+/.exec(track)?.[0] ?? 0);

/** The width below which a grid of these columns scrolls. */
export const needed = (columns: readonly Fitted[]): number =>
  columns.reduce((sum, column) => sum + least(column.width) + GAP_PX, EDGE_PX - GAP_PX);

/** The ids that have to leave, in order. */
export function leaving(columns: readonly Fitted[], width: number): readonly string[] {
  const order = columns
    .filter((column) => column.leaves !== undefined)
    .sort((a, b) => (a.leaves ?? 0) - (b.leaves ?? 0));
  const gone: string[] = [];
  for (const { id } of order) {
    if (needed(columns.filter((column) => !gone.includes(column.id))) <= width) break;
    gone.push(id);
  }
  return gone;
}

export function useFitting<C extends Fitted>(
  columns: readonly C[],
  holder: RefObject<HTMLElement | null>,
): readonly C[] {
  const [gone, setGone] = useState('');
  useLayoutEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      if (width > 0) setGone(leaving(columns, width).join(' '));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, [columns, holder]);
  return useMemo(
    () => (gone === '' ? columns : columns.filter((column) => !gone.split(' ').includes(column.id))),
    [columns, gone],
  );
}
