/** Asks once before closing a position at the market price. */
import { send } from '../../state/commands.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { closeDialog } from '../../state/ui.ts';
import { Confirm } from '../../ui/Dialog.tsx';

export function ClosePositionDialog({ instrumentId }: { readonly instrumentId: string }) {
  const { t } = useWords();
  const instrument = useInstrument(instrumentId);
  const quantity = useTrading((state) => state.positions[instrumentId]?.quantity ?? 0);
  const hedging = useSession((state) => state.status?.account?.terms.positionMode === 'hedging');
  const format = useFormat(instrument);
  if (!instrument || quantity === 0) return null;
  const side = quantity > 0 ? 'sell' : 'buy';
  const { symbol } = instrument;
  const close = () =>
    void send(
      'orders.place',
      {
        ticket: {
          instrumentId,
          side,
          type: 'market',
          timeInForce: 'IOC',
          quantity: Math.abs(quantity),
          price: null,
          ...(hedging ? { effect: 'close' } : {}),
        },
      },
      instrument,
    );
  return (
    <Confirm
      title={t('trade.closeTitle', { symbol })}
      text={t('trade.closeText', {
        side: t(`trade.${side}`),
        quantity: format.quantity(Math.abs(quantity)),
        symbol,
      })}
      confirm={t('trade.closeConfirm')}
      cancel={t('shell.keep')}
      onConfirm={close}
      onClose={closeDialog}
      testId="close-position"
    />
  );
}
