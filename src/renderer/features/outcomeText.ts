/** What an order would do against the book as it stands, in one short phrase; empty when nothing. */
import type { CancelReason, QueuePlace, Waiting } from '#core/model/order.ts';
import type { NumberFormat, Translate } from '#words/index.ts';

export interface Outcome {
  readonly fillsNow: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly queue: QueuePlace | null;
  /** What it would wait for outside the market, and its trigger. */
  readonly waiting?: Waiting | null;
  readonly stop?: number | null;
  /** Why it would end at once with something left. */
  readonly ends?: CancelReason | null;
}

function heldText(t: Translate, { waiting, stop }: Outcome, format: NumberFormat): string | null {
  if (!waiting) return null;
  if (waiting !== 'trigger') return t(`ticket.held-${waiting}`);
  return t('ticket.held-trigger', { price: typeof stop === 'number' ? format.price(stop) : '–' });
}

/** "fill 200 at 95,500, rest 100, 1,200 ahead" */
export function outcomeText(t: Translate, outcome: Outcome, format: NumberFormat): string {
  const { fillsNow, averagePrice, rests, queue, ends } = outcome;
  const parts: string[] = [];
  if (fillsNow > 0) {
    const price = averagePrice === null ? '–' : format.price(averagePrice);
    parts.push(t('ticket.fillsNow', { quantity: format.quantity(fillsNow), price }));
  }
  const held = heldText(t, outcome, format);
  if (held !== null) parts.push(held);
  if (rests > 0) parts.push(t('ticket.rests', { quantity: format.quantity(rests) }));
  if (queue && rests > 0) parts.push(t('ticket.ahead', { quantity: format.quantity(queue.quantityAhead) }));
  if (ends) parts.push(t('ticket.ends', { reason: t(`cancels.${ends}`) }));
  return parts.join(', ');
}
