/** Rows of the table of trades, read back by the names of its columns. */
import type { ChartSpec } from '#report/chart.ts';
import type { Cell, ReportTable } from '#report/table.ts';

export interface TradeRow {
  readonly place: number;
  readonly symbol: string;
  readonly strategy: string;
  readonly side: 'long' | 'short';
  readonly openedAt: number;
  readonly closedAt: number;
  readonly note: string;
  readonly cells: readonly Cell[];
}

/** The newest first. */
export function tradeRows({ columns, rows }: ReportTable): TradeRow[] {
  const at = new Map(columns.map(({ id }, place) => [id, place]));
  const cell = (cells: readonly Cell[], id: string): Cell => cells[at.get(id) ?? -1] ?? null;
  const text = (cells: readonly Cell[], id: string): string => {
    const value = cell(cells, id);
    return typeof value === 'string' ? value : '';
  };
  return rows
    .map((cells, place): TradeRow => ({
      place,
      symbol: text(cells, 'symbol'),
      strategy: text(cells, 'strategy'),
      side: cell(cells, 'side') === 'short' ? 'short' : 'long',
      openedAt: Number(cell(cells, 'opened')),
      closedAt: Number(cell(cells, 'closed')),
      note: text(cells, 'note'),
      cells,
    }))
    .toReversed();
}

/** Results by the largest open profit on the way there; null where it was not watched. */
export function openProfits({ columns, rows }: ReportTable): ChartSpec | null {
  const [most, net] = ['mfe', 'net'].map((id) => columns.findIndex((column) => column.id === id));
  const points = rows.flatMap((row) => {
    const [x, y] = [row[most!], row[net!]];
    return typeof x === 'number' && typeof y === 'number' ? [[x, y] as const] : [];
  });
  if (points.length === 0) return null;
  return { id: 'excursions', kind: 'scatter', x: 'money', y: 'money', series: [{ id: 'run', points }] };
}
