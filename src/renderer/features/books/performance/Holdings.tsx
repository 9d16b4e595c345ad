/** What each symbol brought: a bar as long as its result is large, and today's beside it. */
import { moneyScale } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { MoneyFigure } from '../figures.tsx';
import type { DashboardView } from './points.ts';
import css from './performance.module.css';

interface Line {
  readonly symbol: string;
  readonly held: boolean;
  readonly today: number;
  readonly total: number;
}

/** Strategies of one symbol together, the largest result first. */
function linesOf({ holdings }: DashboardView): Line[] {
  const lines = new Map<string, Line>();
  for (const { symbol, quantity, today, total } of holdings) {
    const known = lines.get(symbol) ?? { symbol, held: false, today: 0, total: 0 };
    lines.set(symbol, {
      symbol,
      held: known.held || quantity !== 0,
      today: known.today + today,
      total: known.total + total,
    });
  }
  return [...lines.values()].sort((a, b) => b.total - a.total);
}

export function Holdings({ view }: { readonly view: DashboardView }) {
  const { t } = useWords();
  const lines = linesOf(view);
  if (lines.length === 0) return <Empty>{t('dashboard.noHoldings')}</Empty>;
  const most = Math.max(...lines.map(({ total }) => Math.abs(total)), 1);
  const unit = 10 ** moneyScale(view.currency);
  const money = (value: number, testId?: string) => (
    <MoneyFigure value={Math.round(value * unit)} currency={view.currency} signed flash testId={testId} />
  );
  return (
    <table className={css.holdings} data-testid="dashboard-holdings">
      <thead>
        <tr>
          <th scope="col">{t('dashboard.symbol')}</th>
          <th aria-hidden />
          <th scope="col">{t('dashboard.today')}</th>
          <th scope="col">{t('dashboard.contribution')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ symbol, held, today, total }) => (
          <tr key={symbol}>
            <th scope="row" data-held={held}>
              {symbol}
            </th>
            <td className={css.bar} aria-hidden>
              <i data-sign={Math.sign(total)} style={{ inlineSize: `${(Math.abs(total) / most) * 50}%` }} />
            </td>
            <td>{money(today)}</td>
            <td>{money(total, `dashboard-holding-${symbol}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
