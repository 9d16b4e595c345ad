/** Why an order became what it is: checks, the book it met, its queue, its fills and fees, its journal events. */
import { useEffect, useState, type ReactNode } from 'react';
import type { ExplanationView, OrderView } from '#contract/views.ts';
import type { AppError } from '#contract/errors.ts';
import { describeDenial, describeError, explainOrder, type NumberFormat } from '#words/index.ts';
import { call, errorOf } from '../../client/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { closeDialog } from '../../state/ui.ts';
import { Empty } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { orderText } from '../orderText.ts';
import { CheckTable } from '../ticket/CheckTable.tsx';
import { BookSection, EventsSection, FillsSection, QueueSection } from './sections.tsx';
import css from './explain.module.css';

/** Asks again whenever the order itself changed. */
function useExplanation(orderId: string) {
  const updated = useTrading((state) => {
    const order = state.orders[orderId];
    return order
      ? `${order.updatedAt} ${order.status} ${order.waiting} ${order.filled} ${order.quantity} ${order.price} ${order.stop}`
      : '';
  });
  const [view, setView] = useState<ExplanationView | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    let wanted = true;
    call('orders.explain', { orderId })
      .then((result) => wanted && setView(result))
      .catch((thrown: unknown) => wanted && setError(errorOf(thrown)));
    return () => {
      wanted = false;
    };
  }, [orderId, updated]);
  return { view, error };
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Outcome({ order, format }: { readonly order: OrderView; readonly format: NumberFormat }) {
  const { t } = useWords();
  const average = order.averagePrice === null ? '–' : format.price(order.averagePrice);
  const filled = t('orders.filledWhole', { quantity: format.quantity(order.filled), price: average });
  const texts = {
    working:
      order.waiting === null
        ? t('orders.workingNow', { leaves: format.quantity(order.leaves) })
        : t('orders.heldNow', {
            leaves: format.quantity(order.leaves),
            waiting: t(`waits.${order.waiting}`),
          }),
    filled,
    denied: order.denial ? describeDenial(t, order.denial, format) : t('orders.denied'),
    cancelled: order.reason ? t(`cancels.${order.reason}`) : t('orders.cancelled'),
  };
  return (
    <p className={css.outcome} data-testid="explain-outcome">
      {texts[order.status]}
      {order.status !== 'filled' && order.filled > 0 && ` · ${filled}`}
    </p>
  );
}

function Body({ view }: { readonly view: ExplanationView }) {
  const { t } = useWords();
  const format = useFormat(useInstrument(view.order.instrumentId));
  return (
    <>
      <Section title={t('orders.outcome')}>
        <Outcome order={view.order} format={format} />
        <p className={css.story} data-testid="explain-story">
          {explainOrder(t, view, format)}
        </p>
      </Section>
      <Section title={t('orders.checksTitle')}>
        <CheckTable checks={view.checks} format={format} />
      </Section>
      <Section title={t('orders.metTitle')}>
        <BookSection met={view.met} format={format} />
      </Section>
      <Section title={t('orders.queueTitle')}>
        <QueueSection view={view} format={format} />
      </Section>
      <Section title={t('orders.fillsTitle')}>
        <FillsSection view={view} format={format} />
      </Section>
      <Section title={t('orders.eventsTitle')}>
        <EventsSection view={view} />
      </Section>
    </>
  );
}

export function ExplainDrawer({ orderId }: { readonly orderId: string }) {
  const { t } = useWords();
  const { view, error } = useExplanation(orderId);
  const known = useTrading((state) => state.orders[orderId]);
  const order = view?.order ?? known;
  const instrument = useInstrument(order?.instrumentId ?? null);
  const format = useFormat(instrument);
  const name = order ? orderText(t, order, instrument?.symbol ?? order.instrumentId, format) : orderId;
  return (
    <Dialog
      title={t('orders.explainTitle', { order: name })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      shape="drawer"
      testId="explain-drawer"
    >
      {view && <Body view={view} />}
      {error && (
        <Empty>
          {t('orders.explainFailed')}: {describeError(t, error)}
        </Empty>
      )}
      {!view && !error && <Empty>{t('shell.loading')}</Empty>}
    </Dialog>
  );
}
