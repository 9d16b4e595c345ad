/** A forward run beside the backtest of the same bars: the difference in money by its causes, and trade by trade. */
import type { DivergenceFill, DivergenceReport, DivergenceRow } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { formatMoney, withSign } from '../../../ui/format.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { formatDateTime } from '../../../ui/time.ts';
import { plainText } from '../figures.ts';
import { closeReport } from './store.ts';
import css from './forward.module.css';

const PARTS = ['price', 'timing', 'quantity', 'missed', 'extra', 'fees', 'rest'] as const;
const LISTED = 500;

function useMoney(currency: DivergenceReport['currency']) {
  const { locale } = useWords();
  return (value: number) => withSign(formatMoney(value, currency, locale), value);
}

function Parts({ report }: { readonly report: DivergenceReport }) {
  const { t } = useWords();
  const money = useMoney(report.currency);
  const line = (label: string, value: number, strong = false) => (
    <tr key={label} data-strong={strong}>
      <th scope="row">{label}</th>
      <td>
        <Num value={value} text={money(value)} tone={toneOfSign(value)} />
      </td>
    </tr>
  );
  return (
    <table className={css.parts} data-testid="divergence-parts">
      <tbody>
        {PARTS.map((part) => line(t(`forward.part-${part}`), report[part]))}
        {line(t('forward.difference'), report.difference, true)}
      </tbody>
    </table>
  );
}

/** Quantity and price; when, where that is not the row's own moment. */
function Filled({ fill, at }: { readonly fill: DivergenceFill | null; readonly at: number }) {
  const { locale } = useWords();
  const elsewhen = fill && fill.at !== at ? ` (${formatDateTime(fill.at, locale, 'UTC').slice(0, -3)})` : '';
  return (
    <td className={css.number}>
      {fill ? `${plainText(fill.quantity, locale)} × ${plainText(fill.price, locale)}${elsewhen}` : '–'}
    </td>
  );
}

function Row({ row, report }: { readonly row: DivergenceRow; readonly report: DivergenceReport }) {
  const { t, locale } = useWords();
  const money = useMoney(report.currency);
  const { side, symbol, at } = (row.forward ?? row.backtest)!;
  const effect = row.priceEffect + row.quantityEffect + row.feeEffect;
  return (
    <tr data-kind={row.kind}>
      <td>{t(`forward.kind-${row.kind}`)}</td>
      <td>
        {t(side === 'buy' ? 'forward.buy' : 'forward.sell')} {symbol}
      </td>
      <td>{formatDateTime(at, locale, 'UTC').slice(0, -3)}</td>
      <Filled fill={row.forward} at={at} />
      <Filled fill={row.backtest} at={at} />
      <td className={css.number}>
        <Num value={effect} text={money(effect)} tone={toneOfSign(effect)} />
      </td>
    </tr>
  );
}

export function Divergence({ report }: { readonly report: DivergenceReport }) {
  const { t } = useWords();
  const same = report.rows.every(({ kind }) => kind === 'same') && report.difference === 0;
  return (
    <div className={css.tab} data-testid="divergence">
      <div className={css.reportHead}>
        <h3>{t('forward.reportTitle')}</h3>
        <Button small testId="divergence-close" onClick={closeReport}>
          {t('forward.back')}
        </Button>
      </div>
      <p className={css.verdict} data-testid="divergence-verdict">
        {t(same ? 'forward.same' : 'forward.differs', { count: report.rows.length })}
      </p>
      <Parts report={report} />
      <table className={css.rows}>
        <thead>
          <tr>
            <th scope="col">{t('forward.kind')}</th>
            <th scope="col">{t('forward.trade')}</th>
            <th scope="col">{t('forward.when')}</th>
            <th scope="col" className={css.number}>
              {t('forward.forwardFill')}
            </th>
            <th scope="col" className={css.number}>
              {t('forward.backtestFill')}
            </th>
            <th scope="col" className={css.number}>
              {t('forward.effect')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.rows.slice(0, LISTED).map((row, index) => (
            <Row key={index} row={row} report={report} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
