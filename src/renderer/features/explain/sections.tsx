/** The parts of an explanation: the book met, the place in the queue, fills with fees, journal events. */
import type { ExplanationView, FillView } from '#contract/views.ts';
import type { MetQuote, QueuePlace } from '#core/model/order.ts';
import type { NumberFormat, TextKey } from '#words/index.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { formatTime, MARKET_ZONE } from '../../ui/time.ts';
import { summarise } from '../journal/summary.ts';
import css from './explain.module.css';

const HASH_SHOWN = 10;

export function BookSection({
  met,
  format,
}: {
  readonly met: MetQuote | null;
  readonly format: NumberFormat;
}) {
  const { t } = useWords();
  if (!met) return <p className={css.muted}>{t('orders.metNothing')}</p>;
  const level = (price: number | null, quantity: number) =>
    price === null ? t('orders.none') : `${format.price(price)} × ${format.quantity(quantity)}`;
  return (
    <dl className={css.facts}>
      <dt>{t('orders.bestBid')}</dt>
      <dd>{level(met.bid, met.bidQuantity)}</dd>
      <dt>{t('orders.bestAsk')}</dt>
      <dd>{level(met.ask, met.askQuantity)}</dd>
      <dt>{t('orders.lastPrice')}</dt>
      <dd>{format.price(met.last)}</dd>
    </dl>
  );
}

export function QueueSection({
  view,
  format,
}: {
  readonly view: ExplanationView;
  readonly format: NumberFormat;
}) {
  const { t } = useWords();
  if (!view.queue) return <p className={css.muted}>{t('orders.queueNone')}</p>;
  const place = (queue: QueuePlace | null) =>
    queue
      ? t('orders.queueAhead', {
          orders: queue.ordersAhead,
          quantity: format.quantity(queue.quantityAhead),
          price: format.price(queue.price),
        })
      : t('orders.queueLeft');
  return (
    <dl className={css.facts}>
      <dt>{t('orders.queueThen')}</dt>
      <dd data-testid="explain-queue-then">{place(view.queue)}</dd>
      <dt>{t('orders.queueNow')}</dt>
      <dd data-testid="explain-queue-now">{place(view.queueNow)}</dd>
    </dl>
  );
}

function FillRow({ fill, format }: { readonly fill: FillView; readonly format: NumberFormat }) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const fees = fill.fees
    .map((fee) => `${t(`fees.${fee.kind}`)} ${format.money(fee.amount, fill.currency)}`)
    .join(', ');
  return (
    <tr>
      <td>{formatTime(fill.at, locale, MARKET_ZONE)}</td>
      <td className={css.figure}>{format.quantity(fill.quantity)}</td>
      <td className={css.figure}>{format.price(fill.price)}</td>
      <td>{t(`fees.${fill.liquidity}`)}</td>
      <td>{fees === '' ? t('orders.none') : fees}</td>
      <td className={css.figure}>{format.money(fill.realised, fill.currency)}</td>
    </tr>
  );
}

export function FillsSection({
  view,
  format,
}: {
  readonly view: ExplanationView;
  readonly format: NumberFormat;
}) {
  const { t, find } = useWords();
  const formula = find(`fees.${view.feeProfile}-formula`) ?? view.feeProfile;
  const heads: readonly TextKey[] = [
    'orders.time',
    'orders.quantity',
    'orders.price',
    'orders.liquidity',
    'orders.fees',
    'trade.realised',
  ];
  return (
    <>
      {view.fills.length === 0 ? (
        <p className={css.muted}>{t('orders.fillsNone')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.fills.map((fill) => (
              <FillRow key={fill.fill} fill={fill} format={format} />
            ))}
          </tbody>
        </table>
      )}
      <p className={css.muted}>{t('orders.feeFormula', { formula })}</p>
    </>
  );
}

export function EventsSection({ view }: { readonly view: ExplanationView }) {
  const words = useWords();
  return (
    <table className={css.table}>
      <tbody>
        {view.events.map((entry) => (
          <tr key={entry.seq}>
            <td>{entry.seq}</td>
            <td>{words.t(`events.${entry.event.kind}`)}</td>
            <td>{summarise(words, entry.event, view.order.instrumentId)}</td>
            <td className={css.hash}>{entry.hash.slice(0, HASH_SHOWN)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
