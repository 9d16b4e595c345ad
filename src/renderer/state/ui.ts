/** Store of what the screen shows: page, focused symbol, open dialog, the ticket's draft. Not remembered. */
import { create } from 'zustand';
import type { Side } from '#core/model/order.ts';
import { EMPTY_DRAFT, renotateDraft, type TicketDraft } from './draft.ts';
import { useSettings } from './settings.ts';

export type Page =
  'trade' | 'replay' | 'data' | 'research' | 'reports' | 'import' | 'account' | 'risk' | 'journal';
/** What can be changed of the account. */
export type AccountChange = 'move' | 'convert' | 'rate' | 'corporate-action' | 'terms';
export const BOOK_TABS = ['summary', 'performance', 'lots', 'trades', 'trial', 'postings', 'equity'] as const;
export type BookTab = (typeof BOOK_TABS)[number];
export type Dialog =
  | { readonly kind: 'settings' | 'shortcuts' | 'palette' | 'stop' | 'reset' | 'cancel-all' }
  | { readonly kind: 'import-bars' }
  | { readonly kind: 'reveal'; readonly stream: string }
  | { readonly kind: 'rename-replay'; readonly stream: string; readonly name: string }
  | { readonly kind: 'limit'; readonly mode: 'reducing' | 'halted' }
  | { readonly kind: 'create-symbol'; readonly symbol: string; readonly onCreated?: () => void }
  | { readonly kind: 'close-position'; readonly instrumentId: string }
  | { readonly kind: 'cancel-basket'; readonly basketId: string }
  | { readonly kind: 'replace'; readonly orderId: string }
  | { readonly kind: 'explain'; readonly orderId: string }
  | { readonly kind: 'account'; readonly change: AccountChange }
  | { readonly kind: 'entry'; readonly seq: number };

export type BlotterTab = 'working' | 'filled' | 'denied' | 'cancelled' | 'trades' | 'baskets';

interface UiState {
  readonly page: Page;
  readonly instrumentId: string | null;
  readonly dialog: Dialog | null;
  readonly blotterTab: BlotterTab;
  /** The basket whose orders are looked at; null for the list of baskets. */
  readonly openBasket: string | null;
  readonly bookTab: BookTab;
  /** Postings of this account of the ledger only; null for all. */
  readonly ledgerAccount: string | null;
  /** Lots of this instrument only; null for all. */
  readonly lotsOf: string | null;
  readonly draft: TicketDraft;
  /** Whether the ticket's fold of rarer terms is open. */
  readonly advanced: boolean;
  /** Whether an emergency stop closes all positions too, as last chosen. */
  readonly stopFlatten: boolean;
  /** Counts up to ask the ticket to take the keyboard focus. */
  readonly ticketFocus: number;
}

export const useUi = create<UiState>()(() => ({
  page: 'trade',
  instrumentId: null,
  dialog: null,
  blotterTab: 'working',
  openBasket: null,
  bookTab: 'summary',
  ledgerAccount: null,
  lotsOf: null,
  draft: EMPTY_DRAFT,
  advanced: false,
  stopFlatten: false,
  ticketFocus: 0,
}));

export const openDialog = (dialog: Dialog): void => useUi.setState({ dialog });
export const closeDialog = (): void => useUi.setState({ dialog: null });
export const openBasket = (basketId: string | null): void => useUi.setState({ openBasket: basketId });
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
  changeDraft(renotateDraft(useUi.getState().draft, before, locale));
});
