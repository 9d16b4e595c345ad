/** Rows of the table of trades, read back by the names of its columns. */
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
