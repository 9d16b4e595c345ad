/** What an order would do against the book as it stands, in one short phrase; empty when nothing. */
import type { QueuePlace } from '#core/model/order.ts';
import type { NumberFormat, Translate } from '#words/index.ts';

export interface Outcome {
  readonly fillsNow: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly queue: QueuePlace | null;
}

/** "fill 200 at 95,500, rest 100, 1,200 ahead" */
export function outcomeText(t: Translate, outcome: Outcome, format: NumberFormat): string {
  const { fillsNow, averagePrice, rests, queue } = outcome;
  const parts: string[] = [];
  if (fillsNow > 0) {
    const price = averagePrice === null ? '–' : format.price(averagePrice);
    parts.push(t('ticket.fillsNow', { quantity: format.quantity(fillsNow), price }));
  }
  if (rests > 0) parts.push(t('ticket.rests', { quantity: format.quantity(rests) }));
  if (queue && rests > 0) parts.push(t('ticket.ahead', { quantity: format.quantity(queue.quantityAhead) }));
  return parts.join(', ');
}
