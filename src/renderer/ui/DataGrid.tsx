/**
 * A virtualised, sortable grid with ARIA roles: arrow keys move the current row, Enter acts on it.
 * Invariant: a row is drawn again only when its own object or the columns change.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classes } from './controls.tsx';
import { needed, useFitting } from './useFitting.ts';
import { nextSorting, useSorted, type Sorting } from './useSorted.ts';
import css from './grid.module.css';

export interface GridColumn<T> {
  readonly id: string;
  readonly header: ReactNode;
  /** A CSS grid track such as `80px` or `minmax(60px, 1fr)`. */
  readonly width: string;
  readonly align?: 'end';
  /** Leaves when there is no room, the lowest first; without it the column always stays. */
  readonly leaves?: number;
  /** Stays in sight at the right edge. */
  readonly pinned?: boolean;
  readonly sort?: (row: T) => string | number;
  /** `current`: whether it is the current row, the only one whose cells need to listen to anything. */
  readonly cell: (row: T, current: boolean) => ReactNode;
}

/** For an owner that moves the current row itself. */
export interface GridControl {
  /** Makes the row of this key the current one and scrolls to it. */
  show(key: string): void;
  move(step: number): void;
  focus(): void;
}

interface DataGridProps<T extends object> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly GridColumn<T>[];
  readonly rowHeight: number;
  readonly rowKey: (row: T) => string;
  readonly rowTestId?: (row: T) => string;
  readonly empty: ReactNode;
  readonly onActivate?: (row: T) => void;
  /** Told when another row becomes the current one, by click or key. */
  readonly onCurrent?: (row: T) => void;
  /** Keys of the owner's, asked first; true when it took the key. */
  readonly onKey?: (event: KeyboardEvent, current: T | null) => boolean;
  readonly control?: Ref<GridControl>;
  readonly foot?: ReactNode;
  readonly onEndReached?: () => void;
}

function Head<T>(props: {
  readonly columns: readonly GridColumn<T>[];
  readonly template: string;
  readonly sorting: Sorting | null;
  readonly onSort: (id: string) => void;
}) {
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1} className={css.row} style={{ gridTemplateColumns: props.template }}>
        {props.columns.map((column) => {
          const sorted = props.sorting?.id === column.id ? props.sorting : null;
          const arrow = sorted ? (sorted.desc ? ' ↓' : ' ↑') : '';
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
              className={classes(css.header, column.align && css.end, column.pinned && css.pinned)}
            >
              {column.sort ? (
                <button type="button" className={css.sort} onClick={() => props.onSort(column.id)}>
                  {column.header}
                  {arrow}
                </button>
              ) : (
                column.header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface RowProps<T> {
  readonly row: T;
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn<T>[];
  readonly template: string;
  readonly selected: boolean;
  readonly testId?: string;
  readonly onChoose: (row: T) => void;
}

function PlainRow<T>(props: RowProps<T>) {
  return (
    <div
      role="row"
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={props.selected}
      data-testid={props.testId}
      onClick={() => props.onChoose(props.row)}
      className={css.row}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.top}px)` }}
    >
      {props.columns.map((column) => (
        <div
          key={column.id}
          role="gridcell"
          className={classes(css.cell, column.align && css.end, column.pinned && css.pinned)}
        >
          {column.cell(props.row, props.selected)}
        </div>
      ))}
    </div>
  );
}
const Row = memo(PlainRow) as typeof PlainRow;

/** The current row: by click or by key, told to the owner; Enter acts on it. */
function useCurrent<T extends object>(
  props: DataGridProps<T>,
  sorted: readonly T[],
  scrollTo: (index: number) => void,
) {
  const { rowKey, onCurrent, onActivate, onKey } = props;
  const [current, setCurrent] = useState<string | null>(null);
  const at = useMemo(
    () => (current === null ? -1 : sorted.findIndex((each) => rowKey(each) === current)),
    [sorted, current, rowKey],
  );
  const tell = useRef({ rowKey, onCurrent });
  useEffect(() => {
    tell.current = { rowKey, onCurrent };
  }, [rowKey, onCurrent]);
  const onChoose = useCallback((row: T) => {
    setCurrent(tell.current.rowKey(row));
    tell.current.onCurrent?.(row);
  }, []);
  const go = (index: number) => {
    const row = sorted[index];
    if (!row) return;
    onChoose(row);
    scrollTo(index);
  };
  const move = (step: number) => go(Math.max(0, Math.min(sorted.length - 1, at + step)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (onKey?.(event, sorted[at] ?? null)) return event.preventDefault();
    const all = sorted.length;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20, Home: -all, End: all }[event.key];
    if (step !== undefined && all > 0) {
      event.preventDefault();
      move(step);
    }
    if (event.key === 'Enter' && at >= 0) onActivate?.(sorted[at]!);
  };
  return { current, at, onChoose, onKeyDown, go, move };
}

export function DataGrid<T extends object>(props: DataGridProps<T>) {
  const { rows, rowHeight } = props;
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useFitting(props.columns, scroller);
  const { sorted, sorting, setSorting } = useSorted(rows, columns);
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used; rows are memoised by hand
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    paddingStart: 0,
    scrollPaddingStart: rowHeight,
  });
  const template = useMemo(() => columns.map((column) => column.width).join(' '), [columns]);
  const { current, at, onChoose, onKeyDown, go, move } = useCurrent(props, sorted, (index) =>
    virtual.scrollToIndex(index),
  );
  useImperativeHandle(props.control, () => ({
    show: (key) => go(sorted.findIndex((row) => props.rowKey(row) === key)),
    move,
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));
  const items = virtual.getVirtualItems();
  const last = items.at(-1);
  const onScroll = () => last && last.index >= sorted.length - 5 && props.onEndReached?.();

  return (
    <div className={css.wrap}>
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={sorted.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={at >= 0 ? `${prefix}-${at}` : undefined}
        tabIndex={0}
        className={css.grid}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <div className={css.inner} style={{ minWidth: needed(columns) }}>
          <Head
            columns={columns}
            template={template}
            sorting={sorting}
            onSort={(id) => setSorting((now) => nextSorting(now, id))}
          />
          <div role="rowgroup" className={css.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = sorted[item.index]!;
              const key = props.rowKey(row);
              return (
                <Row
                  key={key}
                  row={row}
                  id={`${prefix}-${item.index}`}
                  index={item.index}
                  top={item.start}
                  columns={columns}
                  template={template}
                  selected={key === current}
                  testId={props.rowTestId?.(row)}
                  onChoose={onChoose}
                />
              );
            })}
          </div>
        </div>
        {sorted.length === 0 && (
          <div role="row">
            <div role="gridcell">{props.empty}</div>
          </div>
        )}
      </div>
      {props.foot && <div className={css.foot}>{props.foot}</div>}
    </div>
  );
}
