/** What was sent, how far it has come, and its result to take back into the spreadsheet. */
import { useEffect, useRef } from 'react';
import type { BasketView } from '#contract/views.ts';
import { saveResult } from '../../state/baskets.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { goTo, useUi } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import { formatMoney } from '../../ui/format.ts';
import { startOver } from './actions.ts';
import { endedOf } from './RecentBaskets.tsx';
import css from './open.module.css';

function Money({ basket }: { readonly basket: BasketView }) {
  const { t, locale } = useWords();
  const figures = ['bought', 'sold', 'open', 'fees'] as const;
  const heads = [t('baskets.bought'), t('baskets.sold'), t('sheets.stillOpen'), t('sheets.fees')];
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th aria-label={t('sheets.currency')} />
          {heads.map((head) => (
            <th key={head} scope="col" className={css.figure}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {basket.byCurrency.map((each) => (
          <tr key={each.currency}>
            <th scope="row">{each.currency}</th>
            {figures.map((figure) => (
              <td key={figure} className={css.figure}>
                {formatMoney(each[figure], each.currency, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ basket }: { readonly basket: BasketView }) {
  const { t, locale } = useWords();
  const first = useRef<HTMLDivElement>(null);
  const { basketId, kept } = basket;
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  const show = () => {
    useUi.setState({ blotterTab: basket.working > 0 ? 'working' : 'filled' });
    startOver();
    goTo('trade');
  };
  return (
    <div className={css.ways} ref={first}>
      <Button look="primary" testId="import-show-orders" onClick={show}>
        {t('sheets.showOrders')}
      </Button>
      <Button
        testId="import-result"
        disabled={!kept}
        title={kept ? t('sheets.resultHint') : t('baskets.notKept')}
        onClick={() => saveResult(basketId, locale)}
      >
        {t('sheets.result')}
      </Button>
      <Button testId="import-another" onClick={startOver}>
        {t('sheets.another')}
      </Button>
    </div>
  );
}

export function DoneStep({ sent }: { readonly sent: BasketView }) {
  const { t } = useWords();
  const basket = useTrading((state) => state.baskets[sent.basketId]) ?? sent;
  const { filled, working, cancelled, orders } = basket;
  return (
    <div className={css.done} data-testid="import-done" role="status">
      <h2>{t('sheets.done', { name: basket.name, count: orders })}</h2>
      <div className={css.progress}>
        <progress max={Math.max(orders, 1)} value={endedOf(basket)} aria-label={t('sheets.stepBasket')} />
        <span data-testid="import-progress">{t('sheets.doneText', { filled, working, cancelled })}</span>
      </div>
      {basket.byCurrency.length > 0 && <Money basket={basket} />}
      <Actions basket={basket} />
    </div>
  );
}
