/** The account in one line of figures. Each has a fixed place: what changes flashes, nothing moves. */
import type { ReactNode } from 'react';
import { moneyScale } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { formatScaled, withSign } from '../../../ui/format.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { MoneyFigure } from '../figures.tsx';
import type { DashboardView } from './points.ts';
import css from './performance.module.css';

function Kpi(props: { readonly name: string; readonly children: ReactNode; readonly beside?: ReactNode }) {
  return (
    <div className={css.kpi}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
      <dd className={css.beside}>{props.beside ?? ' '}</dd>
    </div>
  );
}

/** A share in percent with two decimals, signed and coloured where it is a result. */
function Share({
  value,
  signed = false,
  testId,
}: {
  value: number | null;
  signed?: boolean;
  testId?: string;
}) {
  const { locale } = useWords();
  if (value === null) return <Num value={null} text="–" testId={testId} />;
  const bps = Math.round(value * 10_000) || 0;
  const text = `${formatScaled(bps, 2, locale)} %`;
  return (
    <Num
      value={bps}
      text={signed ? withSign(text, bps) : text}
      tone={signed ? toneOfSign(bps) : null}
      flash={signed}
      testId={testId}
    />
  );
}

export function Kpis({ view }: { readonly view: DashboardView }) {
  const { t, locale } = useWords();
  const { currency, risk, trades } = view;
  const percent = (share: number | null): string =>
    share === null ? '–' : `${formatScaled(Math.round(share * 10_000) || 0, 2, locale)} %`;
  const money = (value: number | null, more: { signed?: boolean; testId?: string } = {}) => {
    const units = value === null ? null : Math.round(value * 10 ** moneyScale(currency));
    return <MoneyFigure value={units} currency={currency} flash {...more} />;
  };
  const factor =
    trades.profitFactor === null ? '–' : formatScaled(Math.round(trades.profitFactor * 100), 2, locale);
  return (
    <dl className={css.kpis} data-testid="dashboard-kpis">
      <Kpi
        name={`${t('dashboard.equity')} · ${currency}`}
        beside={
          <>
            {t('dashboard.paidIn')} {money(view.paidIn)}
          </>
        }
      >
        {money(view.equity, { testId: 'dashboard-equity' })}
      </Kpi>
      <Kpi name={t('dashboard.today')} beside={<Share value={view.todayReturn} signed />}>
        {money(view.today, { signed: true, testId: 'dashboard-today' })}
      </Kpi>
      <Kpi name={t('dashboard.total')} beside={<Share value={view.totalReturn} signed />}>
        {money(view.total, { signed: true, testId: 'dashboard-total' })}
      </Kpi>
      <Kpi
        name={t('dashboard.drawdown')}
        beside={t('dashboard.deepest', { share: percent(risk.maxDrawdown) })}
      >
        <Share value={risk.drawdown} testId="dashboard-drawdown" />
      </Kpi>
      <Kpi
        name={t('dashboard.exposure')}
        beside={t('dashboard.net', { share: percent(view.equity > 0 ? risk.net / view.equity : null) })}
      >
        <Share value={risk.leverage} testId="dashboard-exposure" />
      </Kpi>
      <Kpi name={t('dashboard.largest')}>
        <Share value={risk.largest} />
      </Kpi>
      <Kpi name={t('dashboard.trades')} beside={t('dashboard.tradesToday', { count: trades.today })}>
        <Num value={trades.over} text={formatScaled(trades.over, 0, locale)} testId="dashboard-trades" />
      </Kpi>
      <Kpi name={t('dashboard.winRate')} beside={t('dashboard.profitFactor', { value: factor })}>
        <Share value={trades.winRate} />
      </Kpi>
      <Kpi name={t('dashboard.expectancy')}>{money(trades.expectancy, { signed: true })}</Kpi>
      <Kpi name={t('dashboard.fees')}>{money(view.fees, { testId: 'dashboard-fees' })}</Kpi>
    </dl>
  );
}
