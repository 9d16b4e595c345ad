/** Asks which working orders to cancel: all, those of the symbol looked at, buys or sells; and says how many. */
import { useState } from 'react';
import type { Params } from '#contract/calls.ts';
import type { OrderView } from '#contract/views.ts';
import { send } from '../../state/commands.ts';
import { useInstrument } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { closeDialog, useUi } from '../../state/ui.ts';
import { Confirm } from '../../ui/Dialog.tsx';
import css from './blotter.module.css';

const SCOPES = ['all', 'symbol', 'buys', 'sells'] as const;
type Scope = (typeof SCOPES)[number];
type Filter = Pick<Params<'orders.cancelAll'>, 'instrumentId' | 'side'>;

const filterOf = (scope: Scope, symbol: string | null): Filter => ({
  instrumentId: scope === 'symbol' ? symbol : null,
  ...(scope === 'buys' ? { side: 'buy' } : {}),
  ...(scope === 'sells' ? { side: 'sell' } : {}),
});

const fits = (order: OrderView, { instrumentId, side }: Filter): boolean =>
  order.status === 'working' &&
  (instrumentId === null || order.instrumentId === instrumentId) &&
  (side === undefined || order.side === side);

export function CancelAllDialog() {
  const { t } = useWords();
  const [scope, setScope] = useState<Scope>('all');
  const instrumentId = useUi((state) => state.instrumentId);
  const symbol = useInstrument(instrumentId)?.symbol ?? '';
  const orders = useTrading((state) => state.orders);
  const count = (each: Scope): number => {
    const filter = filterOf(each, instrumentId);
    return Object.values(orders).filter((order) => fits(order, filter)).length;
  };
  return (
    <Confirm
      title={t('orders.cancelAllTitle')}
      text={t('orders.cancelAllText', { count: count(scope) })}
      confirm={t('orders.cancelChosen')}
      cancel={t('shell.keep')}
      onConfirm={() => void send('orders.cancelAll', filterOf(scope, instrumentId))}
      onClose={closeDialog}
      testId="cancel-all-dialog"
    >
      <fieldset className={css.choices} aria-label={t('orders.cancelWhich')}>
        {SCOPES.map((each) => (
          <label key={each} className={css.choice} data-disabled={count(each) === 0}>
            <input
              type="radio"
              name="scope"
              data-testid={`cancel-all-${each}`}
              checked={each === scope}
              disabled={count(each) === 0}
              onChange={() => setScope(each)}
            />
            {t(`orders.scope-${each}`, { symbol })}
            <span>{count(each)}</span>
          </label>
        ))}
      </fieldset>
    </Confirm>
  );
}
