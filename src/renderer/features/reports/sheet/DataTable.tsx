/** A table of a report, small enough to be shown whole; those of correlations are coloured. */
import { totalsOf, type ReportTable } from '#report/table.ts';
import type { Currency } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { classes } from '../../../ui/controls.tsx';
import { alignsEnd, cellText, headText, isResult } from './cellText.ts';
import { tint } from './Months.tsx';
import css from './tables.module.css';

const isHeat = ({ id }: ReportTable): boolean => id.endsWith('-correlation');

const toneOf = (cell: unknown): string | undefined =>
  typeof cell === 'number' && cell !== 0 ? (cell > 0 ? css.up : css.down) : undefined;

function Row(props: {
  readonly table: ReportTable;
  readonly row: ReportTable['rows'][number];
  readonly currency: Currency;
}) {
  const words = useWords();
  const { table, row, currency } = props;
  const heat = isHeat(table);
  return (
    <tr>
      {table.columns.map((column, at) => {
        const cell = row[at] ?? null;
        const text = cellText(cell, column, words, currency);
        if (at === 0)
          return (
            <th key={column.id} scope="row" title={text}>
              {text === '' ? words.t('reports.unnamed') : text}
            </th>
          );
        const heated = heat && typeof cell === 'number';
        return (
          <td
            key={column.id}
            className={classes(isResult(column) && toneOf(cell))}
            style={heated ? { background: tint(cell, 1) } : undefined}
          >
            {text}
          </td>
        );
      })}
    </tr>
  );
}

export function DataTable({ table, currency }: { readonly table: ReportTable; readonly currency: Currency }) {
  const words = useWords();
  const title = words.t(`reportCodes.table-${table.id}`);
  const totals = totalsOf(table);
  return (
    <section className={css.block} aria-label={title}>
      <h3>{title}</h3>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={title}>
        <table className={css.table} data-testid={`table-${table.id}`}>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column.id} scope="col" className={classes(alignsEnd(column) && css.end)}>
                  {headText(column, words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, at) => (
              <Row key={at} table={table} row={row} currency={currency} />
            ))}
          </tbody>
          {totals && (
            <tfoot>
              <tr>
                {table.columns.map((column, at) => (
                  <td key={column.id}>
                    {at === 0
                      ? words.t('report.total')
                      : totals[at] === null
                        ? ''
                        : cellText(totals[at] ?? null, column, words, currency)}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}
