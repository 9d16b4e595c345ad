/** A forward run beside the backtest of the same bars: the difference in money by its causes, and trade by trade. */
import type { DivergenceFill, DivergenceReport, DivergenceRow } from '#contract/research-views.ts';
import type { Locale } from '#words/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { formatMoney, withSign } from '../../../ui/format.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { formatDate, formatDateTime, formatMinute } from '../../../ui/time.ts';
import { plainText } from '../figures.ts';
import { closeReport, useForward } from './store.ts';
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

const minuteText = (at: number, locale: Locale): string => formatDateTime(at, locale, 'UTC').slice(0, -3);

/** Quantity and price; when, where that is not the row's own moment. */
function Filled({ fill, at }: { readonly fill: DivergenceFill | null; readonly at: number }) {
  const { locale } = useWords();
  if (!fill) return <td className={css.number}>–</td>;
  const size = `${plainText(fill.quantity, locale)} ×`;
  const price = plainText(fill.price, locale);
  return (
    <td className={css.number} title={`${size} ${price}`}>
      <span>{size}</span> <span>{price}</span>
      {fill.at !== at && <small> ({minuteText(fill.at, locale)})</small>}
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
      <td title={formatDateTime(at, locale, 'UTC')}>
        {/* Day and time may stand below each other. */}
        <span>{formatDate(at, locale, 'UTC')}</span> <span>{formatMinute(at, locale, 'UTC')}</span>
      </td>
      <Filled fill={row.forward} at={at} />
      <Filled fill={row.backtest} at={at} />
      <td className={css.number}>
        <Num value={effect} text={money(effect)} tone={toneOfSign(effect)} />
      </td>
    </tr>
  );
}

function Rows({ report }: { readonly report: DivergenceReport }) {
  const { t } = useWords();
  return (
    <table className={css.rows} data-testid="divergence-rows">
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
  );
}

/** Whose report it is: the list below a strategy has the runs of all. */
function Whose({ id }: { readonly id: string }) {
  const run = useForward((state) => state.runs?.find((each) => each.id === id));
  if (!run) return null;
  return (
    <p className={css.verdict} data-testid="divergence-run">
      {run.strategy} · {run.symbols.join(', ')}
    </p>
  );
}

function verdictOf({ rows, difference }: DivergenceReport) {
  if (rows.length === 0) return 'forward.noTrades';
  const same = rows.every(({ kind }) => kind === 'same') && difference === 0;
  return same ? 'forward.same' : 'forward.differs';
}

export function Divergence({ report }: { readonly report: DivergenceReport }) {
  const { t } = useWords();
  const traded = report.rows.length > 0;
  return (
    <div className={css.tab} data-testid="divergence">
      <div className={css.reportHead}>
        <h3>{t('forward.reportTitle')}</h3>
        <Button small testId="divergence-close" onClick={closeReport}>
          {t('forward.back')}
        </Button>
      </div>
      <Whose id={report.id} />
      <p className={css.verdict} data-testid="divergence-verdict">
        {t(verdictOf(report), { count: report.rows.length })}
      </p>
      {(traded || report.difference !== 0) && <Parts report={report} />}
      {traded && <Rows report={report} />}
    </div>
  );
}
