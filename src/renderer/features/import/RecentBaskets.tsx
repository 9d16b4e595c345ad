/** The baskets sent last and how far they have come. */
import { useMemo } from 'react';
import type { BasketView } from '#contract/views.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { goTo, openBasket, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import css from './open.module.css';

const SHOWN = 6;

/** Orders that are over, one way or another. */
export const endedOf = ({ orders, working }: BasketView): number => orders - working;

function show({ basketId }: BasketView): void {
  useUi.setState({ blotterTab: 'baskets' });
  openBasket(basketId);
  goTo('trade');
}

function BasketRow({ basket }: { readonly basket: BasketView }) {
  const { t, locale } = useWords();
  const { orders, filled } = basket;
  return (
    <tr>
      <td className={css.fileName} title={basket.name}>
        <strong>{basket.name}</strong>
      </td>
      <td className={css.fileName} title={basket.fileName}>
        {basket.fileName}
      </td>
      <td className={css.figure}>{formatDateTime(basket.at, locale, MARKET_ZONE)}</td>
      <td className={css.progress}>
        <progress
          max={Math.max(orders, 1)}
          value={endedOf(basket)}
          aria-label={t('sheets.progress', { filled, orders })}
        />
        <span>{t('sheets.progress', { filled, orders })}</span>
      </td>
      <td>
        <Button small aria-label={`${t('sheets.showOrders')}: ${basket.name}`} onClick={() => show(basket)}>
          {t('sheets.showShort')}
        </Button>
      </td>
    </tr>
  );
}

export function RecentBaskets() {
  const { t } = useWords();
  const baskets = useTrading((state) => state.baskets);
  const recent = useMemo(
    () =>
      Object.values(baskets)
        .sort((a, b) => b.at - a.at)
        .slice(0, SHOWN),
    [baskets],
  );
  return (
    <section className={css.panel} data-testid="recent-baskets">
      <h2>{t('sheets.recent')}</h2>
      {recent.length === 0 ? (
        <p className={css.hint}>{t('sheets.recentNone')}</p>
      ) : (
        <table className={css.table}>
          <tbody>
            {recent.map((basket) => (
              <BasketRow key={basket.basketId} basket={basket} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
