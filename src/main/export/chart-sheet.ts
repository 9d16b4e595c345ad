/** The points of a report's chart as a sheet of a workbook: a line a place, a column a series. */
import type { ChartSpec } from '#report/chart.ts';
import type { Words } from '#words/index.ts';
import { plainMoney } from './figures.ts';
import { EMPTY, text, type BookCell, type BookColumn, type BookSheet } from './book.ts';

const FORMATS: Readonly<Record<ChartSpec['y'], string>> = {
  money: '#,##0.00',
  share: '0.00%',
  ratio: '0.000',
  count: '#,##0',
};

const number = (value: number, format: string): BookCell =>
  Number.isFinite(value)
    ? { kind: 'number', value: format === FORMATS.money ? plainMoney(value) : value, format }
    : EMPTY;

function placeCell({ x: axis, names }: ChartSpec, x: number): BookCell {
  switch (axis) {
    case 'time':
      return { kind: 'moment', iso: new Date(x).toISOString().slice(0, 19) };
    case 'name':
      return text(names?.[x] ?? String(x));
    case 'year':
      return number(x, '0');
    default:
      return number(x, FORMATS[axis]);
  }
}

/** Places of all series in their order. A scatter's are many at one place: each point has a line of its own. */
function linesOf({
  kind,
  series,
}: ChartSpec): readonly (readonly [x: number, ys: readonly (number | undefined)[]])[] {
  if (kind === 'scatter') return series[0]!.points.map(([x, y]) => [x, [y]] as const);
  const places = new Map<number, (number | undefined)[]>();
  for (const [at, { points }] of series.entries())
    for (const [x, y] of points) {
      if (!places.has(x))
        places.set(
          x,
          series.map(() => undefined),
        );
      places.get(x)![at] = y;
    }
  return [...places].sort(([a], [b]) => a - b);
}

function heading({ id, x }: ChartSpec, { t }: Words): string {
  if (id === 'excursions') return t('reportCodes.column-mae');
  if (x === 'time') return `${t('report.date')} (UTC)`;
  if (x === 'year') return t('report.year');
  return x === 'name'
    ? t(id === 'costs' ? 'reportCodes.column-month' : 'reportCodes.column-symbol')
    : t('report.return');
}

export function chartSheet(spec: ChartSpec, name: string, words: Words): BookSheet {
  const title = words.t(`reportCodes.chart-${spec.id}`);
  const columns: BookColumn[] = [
    { header: heading(spec, words), width: 20, headerStyle: 'heading' },
    ...spec.series.map(({ id }): BookColumn => ({
      header: spec.series.length === 1 ? title : words.t(`reportCodes.series-${id}`),
      width: 18,
      headerStyle: 'figure-heading',
    })),
  ];
  const format = FORMATS[spec.y];
  return {
    name,
    columns,
    rows: linesOf(spec).map(([x, ys]) => [
      placeCell(spec, x),
      ...ys.map((y) => (y === undefined ? EMPTY : number(y, format))),
    ]),
    frozenRows: 1,
  };
}
