/** Why an order of a run became what it is: the story, each check with its value and limit, what it met, what happened. */
import type { OrderIntent } from '#core/model/order.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { RunDetail, RunOrder } from '#contract/research-views.ts';
import { describeDenial, describeError, type NumberFormat, type Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { numberFormat } from '../../../ui/format.ts';
import { formatDateTime } from '../../../ui/time.ts';
import { useCall } from '../../data/useCall.ts';
import { Section } from '../../explain/ExplainDrawer.tsx';
import { orderText } from '../../orderText.ts';
import { CheckTable } from '../../ticket/CheckTable.tsx';
import css from './tables.module.css';

type Events = readonly JournalEvent[];
/** The event with which it began: accepted or denied, with its checks. */
function beginningOf(events: Events) {
  for (const event of events) {
    if (event.kind === 'order-accepted')
      return { ...event, intent: event.order as OrderIntent, denial: null };
    if (event.kind === 'order-denied') return event;
  }
  return null;
}
type Beginning = NonNullable<ReturnType<typeof beginningOf>>;

interface Told {
  readonly run: RunDetail;
  readonly order: RunOrder;
  readonly events: Events;
  readonly beginning: Beginning;
  readonly format: NumberFormat;
}

/** What became of it, in sentences; bars have no book to tell of. */
function storyOf({ run, order, events, beginning, format }: Told, { t, find }: Words): string {
  const { intent, denial, met } = beginning;
  if (denial) return describeDenial(t, denial, format);
  const fills = events.filter((event) => event.kind === 'order-filled');
  const filled = fills.reduce((sum, { quantity }) => sum + quantity, 0);
  const value = fills.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
  const fees = fills.flatMap((event) => event.fees).reduce((sum, { amount }) => sum + amount, 0);
  const numbers = {
    filled: format.quantity(filled),
    quantity: format.quantity(intent.quantity),
    price: filled === 0 ? '' : format.price(Math.round(value / filled)),
    fees: format.money(fees),
    policy: find(`researchCodes.fill-${run.fill}`) ?? run.fill,
  };
  return [
    met ? t('runs.storyLast', { price: format.price(met.last) }) : null,
    filled > 0 ? t('runs.storyFilled', numbers) : null,
    order.status === 'cancelled'
      ? t('runs.storyCancelled', { reason: find(`cancels.${order.reason}`) ?? String(order.reason) })
      : null,
    order.status === 'working' ? t('runs.storyOpen') : null,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function EventRows({ events, format }: { readonly events: Events; readonly format: NumberFormat }) {
  const { t, locale } = useWords();
  return (
    <table className={css.events}>
      <tbody>
        {events.map((event, index) => (
          // An order's events are a list that only grows.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            <td>{'at' in event ? formatDateTime(event.at, locale, 'UTC') : ''}</td>
            <td>{t(`events.${event.kind}`)}</td>
            <td className={css.end}>
              {event.kind === 'order-filled' &&
                `${format.quantity(event.quantity)} × ${format.price(event.price)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Body(props: { readonly events: Events; readonly run: RunDetail; readonly order: RunOrder }) {
  const { events, run, order } = props;
  const words = useWords();
  const { t, locale } = words;
  const instrument = run.instruments.find(({ symbol }) => symbol === order.symbol);
  const format = numberFormat(locale, instrument);
  const beginning = beginningOf(events);
  if (!beginning) return <Empty>{t('orders.explainFailed')}</Empty>;
  const { intent, checks } = beginning;
  const story = storyOf({ run, order, events, beginning, format }, words);
  return (
    <>
      <Section title={t('orders.outcome')}>
        <p>{orderText(t, intent, order.symbol, format)}</p>
        <p data-testid="run-explain-story">{story}</p>
        {order.note !== '' && <p className={css.muted}>{t('runs.noted', { note: order.note })}</p>}
      </Section>
      <Section title={t('orders.checksTitle')}>
        {checks.length === 0 ? (
          <p className={css.muted}>{t('runs.noChecks')}</p>
        ) : (
          <CheckTable checks={checks} format={format} />
        )}
      </Section>
      <Section title={t('orders.eventsTitle')}>
        <EventRows events={events} format={format} />
      </Section>
    </>
  );
}

export function RunExplain(props: {
  readonly run: RunDetail;
  readonly order: RunOrder;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const { run, order } = props;
  const { value, error } = useCall(`${run.id} ${order.id}`, () =>
    call('runs.explain', { id: run.id, orderId: order.id }),
  );
  return (
    <Dialog
      title={t('orders.explainTitle', { order: `${order.id} ${order.symbol}` })}
      closeLabel={t('shell.close')}
      onClose={props.onClose}
      shape="drawer"
      testId="run-explain"
    >
      {value && <Body events={value.events} run={run} order={order} />}
      {error && (
        <Empty>
          {t('orders.explainFailed')}: {describeError(t, error)}
        </Empty>
      )}
      {!value && !error && <Empty>{t('runs.explaining')}</Empty>}
    </Dialog>
  );
}
