/** Store of what the screen shows: page, focused symbol, open dialog, the ticket's draft. Not remembered. */
import { create } from 'zustand';
import type { Side, TimeInForce } from '#core/model/order.ts';
import { renotate } from '../ui/format.ts';
import { useSettings } from './settings.ts';

export type Page = 'trade' | 'import' | 'journal';
export type Dialog =
  | { readonly kind: 'settings' | 'shortcuts' | 'palette' | 'stop' | 'reset' | 'cancel-all' }
  | { readonly kind: 'import-bars' }
  | { readonly kind: 'create-symbol'; readonly symbol: string; readonly onCreated?: () => void }
  | { readonly kind: 'close-position'; readonly instrumentId: string }
  | { readonly kind: 'replace'; readonly orderId: string }
  | { readonly kind: 'explain'; readonly orderId: string };

export type BlotterTab = 'working' | 'filled' | 'denied' | 'cancelled' | 'baskets';

/** What is typed in the ticket, as typed, in the notation of the language in force. */
export interface TicketDraft {
  readonly side: Side;
  readonly type: 'limit' | 'market';
  readonly timeInForce: TimeInForce;
  readonly quantity: string;
  readonly price: string;
  /** Where the price came from. */
  readonly source: 'ticket' | 'depth';
}

interface UiState {
  readonly page: Page;
  readonly instrumentId: string | null;
  readonly dialog: Dialog | null;
  readonly blotterTab: BlotterTab;
  readonly draft: TicketDraft;
  /** Counts up to ask the ticket to take the keyboard focus. */
  readonly ticketFocus: number;
}

export const useUi = create<UiState>()(() => ({
  page: 'trade',
  instrumentId: null,
  dialog: null,
  blotterTab: 'working',
  draft: { side: 'buy', type: 'limit', timeInForce: 'GTC', quantity: '', price: '', source: 'ticket' },
  ticketFocus: 0,
}));

export const openDialog = (dialog: Dialog): void => useUi.setState({ dialog });
export const closeDialog = (): void => useUi.setState({ dialog: null });
export const goTo = (page: Page): void => useUi.setState({ page });
export const changeDraft = (change: Partial<TicketDraft>): void =>
  useUi.setState((state) => ({ draft: { ...state.draft, ...change } }));
export const focusTicket = (side: Side): void =>
  useUi.setState((state) => ({
    page: 'trade',
    draft: { ...state.draft, side },
    ticketFocus: state.ticketFocus + 1,
  }));

useSettings.subscribe(({ locale }, { locale: before }) => {
  if (locale === before) return;
  const { quantity, price } = useUi.getState().draft;
  changeDraft({ quantity: renotate(quantity, before, locale), price: renotate(price, before, locale) });
});
