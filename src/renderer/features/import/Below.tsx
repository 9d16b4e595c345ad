/** Below the grid: the current row in full, positions before and after, limits that are touched. Its height is fixed. */
import { useMemo, useState } from 'react';
import type { PreviewRow, RowDetail, SheetPreview, TouchedLimit } from '#contract/sheets.ts';
import { describeCheck } from '#words/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { CheckTable } from '../ticket/CheckTable.tsx';
import { showRow } from './cursor.ts';
import { RowCells } from './RowCells.tsx';
import { formatOf, MARKS, outcomeOf, reasonOf, verdictText } from './rowText.ts';
import { useSheet } from './sheet.ts';
import { useWarningText } from './Understood.tsx';
import { useDetail } from './useDetail.ts';
import { Suggestion } from './Verdict.tsx';
import css from './detail.module.css';

type Tab = 'row' | 'positions' | 'limits';

function Summary({ row }: { readonly row: PreviewRow }) {
  const words = useWords();
  const warningText = useWarningText();
  const changed = useSheet((state) => state.changes.get(row.row));
  const order = row.done?.orderId ?? row.change?.orderId;
  const { t } = words;
  return (
    <div className={css.summary} role="status">
      <p>
        <strong>
          {t('sheets.row')} {row.row} {row.symbol}: {MARKS[row.verdict]} {verdictText(words, row)}.
        </strong>{' '}
        {outcomeOf(words, row)}
      </p>
      <p>{reasonOf(words, row, warningText, changed)}</p>
      {row.sized && <p className={css.hint}>{t('sheets.sized')}</p>}
      {row.note !== null && (
        <p>
          <span className={css.hint}>{t('sheets.field_note')}:</span>{' '}
          <span data-testid="detail-note">{row.note}</span>
        </p>
      )}
      <div className={css.actions}>
        <Suggestion row={row} testId="detail-suggest" />
        <Suggestion row={row} testId="detail-suggest-all" all />
        {order !== undefined && (
          <Button small onClick={() => openDialog({ kind: 'explain', orderId: order })}>
            {t('sheets.showOrder', { order })}
          </Button>
        )}
      </div>
    </div>
  );
}

function RowTab({ detail, row }: { readonly detail: RowDetail | null; readonly row: PreviewRow | null }) {
  const { t, locale } = useWords();
  if (!row) return <p className={css.empty}>{t('sheets.chooseRow')}</p>;
  return (
    <div className={css.rowTab}>
      <Summary row={row} />
      <div className={css.scroll}>{detail && <RowCells key={row.row} detail={detail} />}</div>
      <div className={css.scroll} tabIndex={0} role="region" aria-label={t('orders.checksTitle')}>
        {detail && detail.checks.length > 0 ? (
          <CheckTable checks={detail.checks} format={formatOf(row, locale)} />
        ) : (
          <p className={css.hint}>{t('sheets.noChecks')}</p>
        )}
      </div>
    </div>
  );
}

type Position = SheetPreview['positions'][number];

function PositionLine({ position }: { readonly position: Position }) {
  const instrument = instrumentOf(position.instrumentId);
  const { quantity } = useFormat(instrument);
  const { before, after, openBuys, openSells } = position;
  return (
    <tr>
      <th scope="row">{instrument?.symbol ?? position.instrumentId}</th>
      {[before, after, openBuys, openSells].map((figure, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- four fixed columns
        <td key={at} className={at === 1 && after !== before ? css.changed : undefined}>
          {quantity(figure)}
        </td>
      ))}
    </tr>
  );
}

function PositionsTab({ positions }: Pick<SheetPreview, 'positions'>) {
  const { t } = useWords();
  if (positions.length === 0) return <p className={css.empty}>{t('sheets.noPositions')}</p>;
  const heads = [t('sheets.now'), t('sheets.after'), t('sheets.openBuys'), t('sheets.openSells')];
  return (
    <table className={css.table} data-testid="import-positions">
      <thead>
        <tr>
          <th scope="col">{t('orders.symbol')}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {positions.map((position) => (
          <PositionLine key={position.instrumentId} position={position} />
        ))}
      </tbody>
    </table>
  );
}

function LimitLine({ limit }: { readonly limit: TouchedLimit }) {
  const { t, locale } = useWords();
  const row = useSheet((state) => state.rows.find((each) => each.row === limit.row));
  const bare = useFormat();
  const said = describeCheck(t, limit, row ? formatOf(row, locale) : bare);
  return (
    <tr>
      <th scope="row" className={limit.passed ? css.warn : css.bad}>
        {limit.passed ? '!' : '✗'} {said.label} {limit.rule && <small>{limit.rule}</small>}
      </th>
      <td>{said.value}</td>
      <td>{said.limit}</td>
      <td>{limit.rows}</td>
      <td>
        <Button small testId={`limit-row-${limit.row}`} onClick={() => showRow(limit.row)}>
          {t('sheets.row')} {limit.row}
        </Button>
      </td>
    </tr>
  );
}

function LimitsTab({ limits }: Pick<SheetPreview, 'limits'>) {
  const { t } = useWords();
  if (limits.length === 0) return <p className={css.empty}>{t('sheets.noLimits')}</p>;
  return (
    <table className={css.table} data-testid="import-limits">
      <thead>
        <tr>
          <th scope="col">{t('orders.check')}</th>
          <th scope="col">{t('ticket.value')}</th>
          <th scope="col">{t('ticket.limitColumn')}</th>
          <th scope="col">{t('sheets.rows')}</th>
          <th scope="col">{t('sheets.nearest')}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <LimitLine key={`${limit.check} ${limit.rule ?? ''}`} limit={limit} />
        ))}
      </tbody>
    </table>
  );
}

function useCurrentRow(): PreviewRow | null {
  const current = useSheet((state) => state.cursor?.row ?? null);
  const rows = useSheet((state) => state.rows);
  return useMemo(
    () => (current === null ? null : (rows.find((row) => row.row === current) ?? null)),
    [current, rows],
  );
}

export function Below({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const [tab, setTab] = useState<Tab>('row');
  const [open, setOpen] = useState(true);
  const detail = useDetail();
  const row = useCurrentRow();
  const { positions, limits } = preview;
  const choices = [
    { value: 'row' as const, label: t('sheets.tabRow') },
    { value: 'positions' as const, label: t('sheets.tabPositions', { count: positions.length }) },
    { value: 'limits' as const, label: t('sheets.tabLimits', { count: limits.length }) },
  ];
  return (
    <section className={css.below} data-open={open} aria-label={t('sheets.more')}>
      <div className={css.tabs}>
        <Segmented
          label={t('sheets.more')}
          testId="import-tab"
          value={tab}
          choices={choices}
          onChange={(next) => {
            setTab(next);
            setOpen(true);
          }}
        />
        <span className={css.push} />
        <Button small look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('sheets.fold') : t('sheets.unfold')}
        </Button>
      </div>
      {open && (
        <div className={css.body} data-testid="import-detail">
          {tab === 'row' && <RowTab detail={detail} row={row} />}
          {tab === 'positions' && <PositionsTab positions={positions} />}
          {tab === 'limits' && <LimitsTab limits={limits} />}
        </div>
      )}
    </section>
  );
}
