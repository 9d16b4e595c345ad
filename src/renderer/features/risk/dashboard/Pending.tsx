/** What an emergency stop still has to do: positions to be closed with what blocks them, cancels the phase holds back. */
import type { PendingCloseView, RiskOverview } from '#contract/risk-views.ts';
import { describeDenial } from '#words/index.ts';
import { useFormat } from '../../../state/hooks.ts';
import { useInstrument } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { useTrading } from '../../../state/trading.ts';
import { openDialog } from '../../../state/ui.ts';
import { Button } from '../../../ui/controls.tsx';
import { orderText } from '../../orderText.ts';
import css from './dashboard.module.css';

function Close({ close }: { readonly close: PendingCloseView }) {
  const { t } = useWords();
  const instrument = useInstrument(close.instrumentId);
  const format = useFormat(instrument);
  const symbol = instrument?.symbol ?? close.instrumentId;
  return (
    <li data-testid={`closing-${symbol}`}>
      <strong>{symbol}</strong>
      <span className={css.quantity}>{format.quantity(close.quantity)}</span>
      <span>{close.blocked ? describeDenial(t, close.blocked, format) : t('risk.closingGoes')}</span>
    </li>
  );
}

function Cancel({ orderId }: { readonly orderId: string }) {
  const { t } = useWords();
  const order = useTrading((state) => state.orders[orderId]);
  const instrument = useInstrument(order?.instrumentId ?? null);
  const format = useFormat(instrument);
  return (
    <li data-testid={`cancelling-${orderId}`}>
      <Button small onClick={() => openDialog({ kind: 'explain', orderId })}>
        {orderId}
      </Button>
      <span>{order && orderText(t, order, instrument?.symbol ?? order.instrumentId, format)}</span>
    </li>
  );
}

export function Pending({ view }: { readonly view: RiskOverview }) {
  const { t } = useWords();
  if (view.closing.length === 0 && view.cancelling.length === 0) return null;
  return (
    <div className={css.pending} data-testid="risk-pending">
      {view.closing.length > 0 && (
        <section>
          <h2>{t('risk.closingTitle')}</h2>
          <ul>
            {view.closing.map((each) => (
              <Close key={each.instrumentId} close={each} />
            ))}
          </ul>
        </section>
      )}
      {view.cancelling.length > 0 && (
        <section>
          <h2>{t('risk.cancellingTitle')}</h2>
          <ul>
            {view.cancelling.map((each) => (
              <Cancel key={each} orderId={each} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
