/** Asks before the orders of a basket that still work are cancelled, and says how many they are. */
import { send } from '../../state/commands.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { closeDialog } from '../../state/ui.ts';
import { Confirm } from '../../ui/Dialog.tsx';

export function CancelBasketDialog({ basketId }: { readonly basketId: string }) {
  const { t } = useWords();
  const basket = useTrading((state) => state.baskets[basketId]);
  return (
    <Confirm
      title={t('baskets.cancelTitle', { name: basket?.name ?? '' })}
      text={t('orders.cancelAllText', { count: basket?.working ?? 0 })}
      confirm={t('orders.cancelChosen')}
      cancel={t('shell.keep')}
      onConfirm={() => void send('orders.cancelAll', { instrumentId: null, basketId })}
      onClose={closeDialog}
      testId="cancel-basket-dialog"
    />
  );
}
