/** Losses of today, from the peak and in a row; value at risk and expected shortfall of the portfolio. */
import type { RiskOverview } from '#contract/risk-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { formatMoney, formatScaled } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { percent } from '../figures.ts';
import css from './dashboard.module.css';

export function Losses({ view }: { readonly view: RiskOverview }) {
  const { t, locale } = useWords();
  const { base, losses } = view;
  const { today, drawdown, peak, streak } = losses;
  const down = (value: number) => (value > 0 ? 'down' : null);
  return (
    <section className={css.section} aria-label={t('risk.losses')} data-testid="risk-losses">
      <header>
        <h2>{t('risk.losses')}</h2>
        <span className={css.unit}>{base}</span>
      </header>
      <dl className={css.facts}>
        <dt>{t('risk.lossToday')}</dt>
        <dd>
          <Num value={today} text={formatMoney(Math.max(0, today), base, locale)} tone={down(today)} />
        </dd>
        <dt>{t('risk.peak')}</dt>
        <dd>
          <Num value={peak} text={formatMoney(peak, base, locale)} />
        </dd>
        <dt>{t('risk.drawdown')}</dt>
        <dd>
          <Num value={drawdown} text={percent(drawdown, locale)} tone={down(drawdown)} />
        </dd>
        <dt>{t('checks.loss-streak')}</dt>
        <dd>
          <Num value={streak} text={formatScaled(streak, 0, locale)} tone={down(streak)} />
        </dd>
      </dl>
    </section>
  );
}

function TailTable({
  tail,
  base,
}: {
  readonly tail: NonNullable<RiskOverview['tail']>;
  readonly base: RiskOverview['base'];
}) {
  const { t, locale } = useWords();
  return (
    <table className={css.tail}>
      <thead>
        <tr>
          <th scope="col">{t('rules.method')}</th>
          <th scope="col">{t('risk.varColumn')}</th>
          <th scope="col">{t('risk.shortfallColumn')}</th>
        </tr>
      </thead>
      <tbody>
        {tail.rows.map((row) => (
          <tr key={`${row.method} ${row.confidence}`}>
            <th scope="row">
              {t(`rules.method-${row.method}`)} {row.confidence} %
            </th>
            <td>
              <Num value={row.valueAtRisk} text={formatMoney(row.valueAtRisk, base, locale)} />
            </td>
            <td>
              <Num value={row.expectedShortfall} text={formatMoney(row.expectedShortfall, base, locale)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Tail({ view }: { readonly view: RiskOverview }) {
  const { t } = useWords();
  const { base, tail } = view;
  return (
    <section className={css.section} aria-label={t('risk.tail')} data-testid="risk-tail">
      <header>
        <h2>{t('risk.tail')}</h2>
        <span className={css.unit}>{base}</span>
      </header>
      {tail ? <TailTable tail={tail} base={base} /> : <Empty>{t('risk.noHistory')}</Empty>}
      {tail && (
        <p className={css.about}>
          {t('risk.historyDays', { count: tail.days })}
          {tail.unknown.length > 0 && ` ${t('risk.historyUnknown', { symbols: tail.unknown.join(', ') })}`}
        </p>
      )}
    </section>
  );
}
