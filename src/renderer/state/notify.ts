/** Toasts: fills, denials, errors and the engine's notices, in the user's words. */
import { Toast } from '@base-ui/react/toast';
import type { AppError } from '#contract/errors.ts';
import type { Notice, OrderView } from '#contract/views.ts';
import type { Denial } from '#core/model/denial.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { describeDenial, describeError } from '#words/index.ts';
import { errorOf } from '../client/index.ts';
import { numberFormat } from '../ui/format.ts';
import { instrumentOf } from './market.ts';
import { currentWords } from './settings.ts';

export const toasts = Toast.createToastManager();
export type ToastLevel = 'info' | 'success' | 'warning' | 'error';

const SHOWN_MS = 5000;
const LONG_SHOWN_MS = 12_000;
/** More fills than this in one frame are told in one toast. */
const FILLS_TOLD_SINGLY = 3;

/** What can be done about it at once. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export function notify(level: ToastLevel, title: string, description?: string, action?: ToastAction): void {
  const urgent = level === 'error' || level === 'warning';
  const id: string = toasts.add({
    title,
    description,
    type: level,
    timeout: urgent || action ? LONG_SHOWN_MS : SHOWN_MS,
    priority: urgent ? 'high' : 'low',
    ...(action && {
      actionProps: {
        children: action.label,
        onClick: () => {
          toasts.close(id);
          action.run();
        },
      },
    }),
  });
}

export function notifyError(error: AppError): void {
  notify('error', describeError(currentWords().t, error));
}

/** For promises of calls: tells the failure, whatever it is. */
export const tellFailure = (thrown: unknown): void => notifyError(errorOf(thrown));

function denialText(denial: Denial, instrument?: Instrument): string {
  const words = currentWords();
  return describeDenial(words.t, denial, numberFormat(words.locale, instrument));
}

export function notifyDenial(denial: Denial, instrument?: Instrument): void {
  notify('error', denialText(denial, instrument));
}

export function notifyNotice(notice: Notice): void {
  const words = currentWords();
  const { key, params } = notice;
  notify(notice.level, words.find(`notices.${key}`, params) ?? words.find(`errors.${key}`, params) ?? key);
}

export function notifyFills(known: Readonly<Record<string, OrderView>>, arrived: readonly OrderView[]): void {
  const words = currentWords();
  const filled = arrived.filter((order) => order.status === 'filled' && known[order.id]?.status !== 'filled');
  if (filled.length > FILLS_TOLD_SINGLY) {
    notify('success', words.t('notices.orders-filled', { count: filled.length }));
    return;
  }
  for (const order of filled) {
    const instrument = instrumentOf(order.instrumentId);
    const format = numberFormat(words.locale, instrument);
    notify(
      'success',
      words.t('notices.order-filled', {
        side: words.t(`trade.${order.side}`),
        quantity: format.quantity(order.filled),
        symbol: instrument?.symbol ?? order.instrumentId,
        price: order.averagePrice === null ? '–' : format.price(order.averagePrice),
      }),
    );
  }
}
