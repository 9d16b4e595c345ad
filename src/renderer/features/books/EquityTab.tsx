/** Equity at the end of each day and now, its drawdown, and the same as a table. */
import { useMemo, useState } from 'react';
import { CURRENCIES, type Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { useLive } from '../../state/useLive.ts';
import { Empty, Segmented } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatScaled } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { formatDate, formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { Waiting } from './Waiting.tsx';
import { curveOf, type CurvePoint } from './equity.ts';
import { EquityChart } from './EquityChart.tsx';
import { MoneyFigure } from './figures.tsx';
import css from './books.module.css';

/** A share as "−1.23". */
const shareText = (share: number, locale: Words['locale']): string =>
  formatScaled(Math.round(share * 10_000) || 0, 2, locale);

function dayText({ t, locale }: Words, point: CurvePoint, index: number): string {
  if (point.day !== null) return formatDate(point.day, locale, 'UTC');
  return t(index === 0 ? 'account.opening' : 'account.now');
}

interface Row extends CurvePoint {
  readonly name: string;
}

function makeColumns({ t, locale }: Words, currency: Currency): readonly GridColumn<Row>[] {
  return [
    {
      id: 'day',
      header: t('account.day'),
      width: 'minmax(86px, 1fr)',
      sort: (row) => row.at,
      cell: (row) => <span title={formatDateTime(row.at, locale, MARKET_ZONE)}>{row.name}</span>,
    },
    {
      id: 'equity',
      header: t('trade.equity'),
      width: '120px',
      align: 'end',
      sort: (row) => row.equity,
      cell: (row) => <MoneyFigure value={row.equity} currency={currency} />,
    },
    {
      id: 'change',
      header: t('account.change'),
      width: '104px',
      align: 'end',
      sort: (row) => row.change ?? 0,
      cell: (row) => <MoneyFigure signed value={row.change} currency={currency} />,
    },
    {
      id: 'drawdown',
      header: `${t('account.drawdown')} %`,
      width: '92px',
      align: 'end',
      sort: (row) => row.drawdown,
      cell: (row) => (
        <Num
          value={row.drawdown}
          text={shareText(row.drawdown, locale)}
          tone={row.drawdown < 0 ? 'down' : null}
        />
      ),
    },
  ];
}

function Facts({ curve, currency }: { readonly curve: readonly CurvePoint[]; readonly currency: Currency }) {
  const { t, locale } = useWords();
  const last = curve.at(-1)!;
  const peak = Math.max(...curve.map(({ equity }) => equity));
  const worst = Math.min(...curve.map(({ drawdown }) => drawdown));
  const facts = [
    ['now', t('account.now'), <MoneyFigure key="now" value={last.equity} currency={currency} />],
    ['peak', t('account.peak'), <MoneyFigure key="peak" value={peak} currency={currency} />],
    ['drawdown', t('account.drawdown'), `${shareText(last.drawdown, locale)} %`],
    ['worst', t('account.worstDrawdown'), `${shareText(worst, locale)} %`],
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(([id, name, value]) => (
        <div key={id}>
          <dt>{name}</dt>
          <dd data-testid={`equity-${id}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function EquityTab() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const [currency, setCurrency] = useState<Currency>('VND');
  const { value, error } = useLive('account.equityCurve', {}, 1000);
  const curve = useMemo(() => (value ? curveOf(value, currency) : []), [value, currency]);
  const columns = useMemo(() => makeColumns(words, currency), [words, currency]);
  const rows = useMemo(
    () => curve.map((point, index) => ({ ...point, name: dayText(words, point, index) })).reverse(),
    [curve, words],
  );
  if (!value) return <Waiting error={error} />;
  return (
    <div className={css.tab} data-testid="equity-tab">
      <div className={css.tools}>
        <Segmented
          label={t('trade.currency')}
          testId="equity-currency"
          value={currency}
          choices={CURRENCIES.map((each) => ({ value: each, label: each }))}
          onChange={setCurrency}
        />
        {curve.length > 0 && <Facts curve={curve} currency={currency} />}
      </div>
      <div className={css.equity}>
        <EquityChart curve={curve} currency={currency} />
        <div className={css.grid}>
          <DataGrid
            label={t('account.tab-equity')}
            rows={rows}
            columns={columns}
            rowHeight={rowHeight}
            rowKey={(row) => String(row.at)}
            empty={<Empty>{t('trade.accountEmpty')}</Empty>}
          />
        </div>
      </div>
    </div>
  );
}
