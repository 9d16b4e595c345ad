/** Every row of the sheet with what it would do; the verdict stays in sight at the right. */
import { useMemo, useState } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import { describeDenial, describePlace, type Locale, type NumberFormat, type Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, numberFormat, renotate } from '../../ui/format.ts';
import { outcomeText } from '../outcomeText.ts';
import { chooseRows, isAcceptable, isOffered, previewAgain, useSheet } from './useSheet.ts';
import { useWarningText } from './Understood.tsx';
import css from './import.module.css';

type Column = GridColumn<PreviewRow>;

function Choose({ row, words }: { readonly row: PreviewRow; readonly words: Words }) {
  const chosen = useSheet((state) => state.chosen.has(row.row));
  if (!isAcceptable(row)) return null;
  return (
    <input
      type="checkbox"
      aria-label={words.t('sheets.select', { row: row.row })}
      data-testid={`import-choose-${row.row}`}
      checked={chosen}
      onChange={(event) => chooseRows([row.row], event.target.checked)}
    />
  );
}

function ChooseAll() {
  const { t } = useWords();
  const shown = useSheet((state) => state.rows);
  const rows = shown.filter(isOffered).map((row) => row.row);
  const all = useSheet((state) => rows.length > 0 && rows.every((row) => state.chosen.has(row)));
  return (
    <input
      type="checkbox"
      aria-label={t('sheets.selectAll')}
      checked={all}
      disabled={rows.length === 0}
      onChange={(event) => chooseRows(rows, event.target.checked)}
    />
  );
}

/** What the rules warn of, or make smaller. */
function rulesOf(t: Words['t'], row: PreviewRow, format: NumberFormat): string[] {
  if (row.rules.length === 0) return [];
  const rules = row.rules.join(', ');
  if (row.reducedTo === null) return [t('whatIf.rowWarned', { rules })];
  return [t('whatIf.rowReduced', { sent: format.quantity(row.reducedTo), rules })];
}

/** Why, in words: the denial, the reading problem with its cell, or the warnings. */
function reasonOf({ t, locale }: Words, row: PreviewRow, warningText: (code: string) => string): string {
  const format = numberFormat(locale, row.instrumentId ? instrumentOf(row.instrumentId) : undefined);
  const parts: string[] = [];
  if (row.denial) parts.push(describeDenial(t, row.denial, format));
  if (row.reason) parts.push(t(`reasons.${row.reason}`));
  else if (row.verdict === 'duplicate') parts.push(t('sheets.importedAs', { order: row.detail ?? '' }));
  if (row.cell && (row.reason || row.denial)) parts.push(`(${describePlace(t, row.cell)})`);
  parts.push(...rulesOf(t, row, format));
  parts.push(...row.warnings.map(warningText));
  if (row.suggestion) parts.push(`→ ${row.suggestion}`);
  return parts.join(' ');
}

function Verdict(props: {
  readonly row: PreviewRow;
  readonly words: Words;
  readonly warningText: (code: string) => string;
}) {
  const { row, words } = props;
  const reason = reasonOf(words, row, props.warningText);
  const marks = { accepted: '✓', warning: '!', denied: '✗', duplicate: '=', skipped: '–' };
  const unknown = row.denial?.code === 'UNKNOWN_INSTRUMENT' && row.symbol !== '';
  return (
    <span className={css.verdict} title={reason}>
      <span className={css.mark} data-verdict={row.verdict} data-testid={`import-verdict-${row.row}`}>
        {marks[row.verdict]} {words.t(`sheets.${row.verdict}`)}
      </span>
      {unknown && (
        <Button
          small
          testId={`import-create-${row.symbol}`}
          onClick={() =>
            openDialog({
              kind: 'create-symbol',
              symbol: row.symbol,
              onCreated: () => void previewAgain(true),
            })
          }
        >
          {words.t('sheets.createSymbol', { symbol: row.symbol })}
        </Button>
      )}
      <span>{reason}</span>
    </span>
  );
}

const outcomeOf = ({ t, locale }: Words, row: PreviewRow): string =>
  outcomeText(
    t,
    { ...row, stop: null },
    numberFormat(locale, row.instrumentId ? instrumentOf(row.instrumentId) : undefined),
  );

/** What was read of a cell in the reader's notation; what was not read stays as it stands in the sheet. */
const written = (text: string | null, locale: Locale): string =>
  text === null || !/^\d+(\.\d+)?$/.test(text) ? (text ?? '') : renotate(text, 'en', locale);

/** What the sheet says. */
function saidColumns({ t, locale }: Words): readonly Column[] {
  return [
    {
      id: 'row',
      header: t('sheets.row'),
      width: '40px',
      align: 'end',
      sort: (row) => row.row,
      cell: (row) => row.row,
    },
    {
      id: 'symbol',
      header: t('orders.symbol'),
      width: '56px',
      sort: (row) => row.symbol,
      cell: (row) => <strong>{row.symbol}</strong>,
    },
    {
      id: 'side',
      header: t('orders.side'),
      width: '40px',
      cell: (row) =>
        row.side && (
          <span className={row.side === 'BUY' ? css.buy : css.sell}>
            {t(row.side === 'BUY' ? 'trade.buy' : 'trade.sell')}
          </span>
        ),
    },
    { id: 'type', header: t('orders.type'), width: '64px', cell: (row) => row.type },
    {
      id: 'qty',
      header: t('orders.quantity'),
      width: '64px',
      align: 'end',
      cell: (row) => written(row.qty, locale),
    },
    {
      id: 'price',
      header: t('trade.price'),
      width: '68px',
      align: 'end',
      cell: (row) => written(row.price, locale),
    },
  ];
}

/** What the market and the risk checks would make of it. */
function wouldColumns(words: Words, warningText: (code: string) => string): readonly Column[] {
  const { t, locale } = words;
  const money = (row: PreviewRow, value: number) =>
    row.currency && value !== 0 ? formatMoney(value, row.currency, locale) : '';
  return [
    {
      id: 'value',
      header: t('sheets.value'),
      width: '100px',
      align: 'end',
      sort: (row) => row.notional,
      cell: (row) => money(row, row.notional),
    },
    {
      id: 'fees',
      header: t('sheets.fees'),
      width: '70px',
      align: 'end',
      cell: (row) => money(row, row.fees),
    },
    {
      id: 'would',
      header: t('sheets.would'),
      width: 'minmax(120px, 160px)',
      cell: (row) => {
        const text = outcomeOf(words, row);
        return <span title={text}>{text}</span>;
      },
    },
    {
      id: 'verdict',
      header: t('sheets.verdict'),
      width: 'minmax(250px, 1fr)',
      pinned: true,
      sort: (row) => row.verdict,
      cell: (row) => <Verdict row={row} words={words} warningText={warningText} />,
    },
  ];
}

const makeColumns = (words: Words, warningText: (code: string) => string): readonly Column[] => [
  {
    id: 'choose',
    header: <ChooseAll />,
    width: '22px',
    cell: (row) => <Choose row={row} words={words} />,
  },
  ...saidColumns(words),
  ...wouldColumns(words, warningText),
];

export function PreviewGrid() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const warningText = useWarningText();
  const [current, setCurrent] = useState<number | null>(null);
  const columns = useMemo(() => makeColumns(words, warningText), [words, warningText]);
  const rows = useSheet((state) => state.rows);
  const row = rows.find((each) => each.row === current);
  return (
    <>
      <div className={css.grid}>
        <DataGrid
          label={words.t('sheets.stepPreview')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={(each) => `${each.row} ${each.cell ?? ''} ${each.verdict}`}
          rowTestId={(each) => `import-row-${each.row}`}
          onCurrent={(each) => setCurrent(each.row)}
          empty={<Empty>{words.t('sheets.noRows')}</Empty>}
        />
      </div>
      <div className={css.detail} role="status" data-testid="import-detail">
        {row ? (
          <>
            <strong>
              {words.t('sheets.row')} {row.row} {row.symbol}: {words.t(`sheets.${row.verdict}`)}.
            </strong>{' '}
            {outcomeOf(words, row)} {reasonOf(words, row, warningText)}
          </>
        ) : (
          words.t('sheets.chooseRow')
        )}
      </div>
    </>
  );
}
