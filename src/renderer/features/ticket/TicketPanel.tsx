/**
 * The order ticket: buy and sell as separate tabs, live preview, and a reason beside a button that does not work. The
 * fields of the chosen type stand between a head and a foot that keep their places, so that the button never moves.
 */
import { useEffect, useRef, type FormEvent, type KeyboardEvent } from 'react';
import type { Quote } from '#contract/market-views.ts';
import type { PreviewView } from '#contract/preview-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { TicketMode } from '../../state/draft.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useMarket, useQuote } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { Empty, Segmented, TextInput } from '../../ui/controls.tsx';
import { parseScaled } from '../../ui/format.ts';
import panel from '../panel.module.css';
import { AdvancedFields } from './AdvancedFields.tsx';
import { Cell, NumberCell } from './cells.tsx';
import { CheckTable } from './CheckTable.tsx';
import { Confirmation } from './Confirmation.tsx';
import type { Request } from './draft.ts';
import { BracketFields, PairFields } from './GroupFields.tsx';
import { HoldingFields } from './HoldingFields.tsx';
import { PreviewBlock, Verdict } from './PreviewBlock.tsx';
import { PriceFields } from './PriceFields.tsx';
import { SizeFold } from './SizeFold.tsx';
import { stepQuantity } from './steps.ts';
import { SupportLine, TypeFields } from './TypeFields.tsx';
import type { Holding } from './useLots.ts';
import type { Offers } from './useSupport.ts';
import { NOTHING, useTicket } from './useTicket.ts';
import { WhatIfBlock } from './WhatIfBlock.tsx';
import css from './ticket.module.css';

const SIDES = ['buy', 'sell'] as const;
const MODES: readonly TicketMode[] = ['single', 'bracket', 'oco'];

/** Where a limit price starts: the own side of the book, where it would queue. */
const passivePrice = (quote: Quote, side: 'buy' | 'sell'): number =>
  (side === 'buy' ? quote.bid : quote.ask) ?? quote.last;

/** Fills an empty ticket of a newly looked-at symbol with one lot at the passive price. */
function usePrefill(instrument: Instrument): void {
  const format = useFormat(instrument);
  const known = useQuote(instrument.id) !== undefined;
  useEffect(() => {
    const quote = useMarket.getState().quotes[instrument.id];
    const { draft } = useUi.getState();
    if (!quote || draft.price !== '' || draft.quantity !== '') return;
    changeDraft({
      quantity: format.quantity(instrument.lotSize),
      price: format.price(passivePrice(quote, draft.side)),
    });
  }, [instrument, known, format]);
}

function SideTabs() {
  const { t } = useWords();
  const side = useUi((state) => state.draft.side);
  const turn = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const next = side === 'buy' ? 'sell' : 'buy';
    changeDraft({ side: next });
    document.querySelector<HTMLElement>(`[data-testid="ticket-side-${next}"]`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('trade.side')} className={css.sides} onKeyDown={turn}>
      {SIDES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === side}
          tabIndex={each === side ? 0 : -1}
          data-side={each}
          data-testid={`ticket-side-${each}`}
          className={css.side}
          onClick={() => changeDraft({ side: each })}
        >
          {t(`trade.${each}`)}
        </button>
      ))}
    </div>
  );
}

function ModeChoice() {
  const { t } = useWords();
  const mode = useUi((state) => state.draft.mode);
  return (
    <Segmented
      label={t('ticket.mode')}
      testId="ticket-mode"
      value={mode}
      choices={MODES.map((each) => ({ value: each, label: t(`ticket.${each}`) }))}
      onChange={(next) => changeDraft({ mode: next })}
    />
  );
}

function QuantityCell({ instrument }: { readonly instrument: Instrument }) {
  const { t, locale } = useWords();
  const format = useFormat(instrument);
  const text = useUi((state) => state.draft.quantity);
  const wantsFocus = useUi((state) => state.ticketFocus);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wantsFocus > 0) input.current?.focus();
  }, [wantsFocus]);
  const quantity = parseScaled(text, instrument.quantityScale, locale);
  return (
    <NumberCell
      label={t('ticket.quantity')}
      unit={t('ticket.lots', { lot: format.quantity(instrument.lotSize) })}
      testId="ticket-quantity"
      inputRef={input}
      value={text}
      invalid={text !== '' && quantity === null}
      onChange={(next) => changeDraft({ quantity: next })}
      onStep={(lots) => changeDraft({ quantity: format.quantity(stepQuantity(instrument, quantity, lots)) })}
    />
  );
}

function ExpiryCell() {
  const { t } = useWords();
  const { timeInForce, expiry } = useUi((state) => state.draft);
  if (timeInForce !== 'GTD') return null;
  return (
    <Cell wide label={t('ticket.expiry')} unit={t('ticket.marketTime')}>
      {(id) => (
        <TextInput
          id={id}
          type="datetime-local"
          testId="ticket-expiry"
          value={expiry}
          onChange={(event) => changeDraft({ expiry: event.target.value })}
        />
      )}
    </Cell>
  );
}

interface FieldsProps {
  readonly instrument: Instrument;
  readonly view: PreviewView | null;
  readonly offers: Offers;
  readonly holding: Holding;
  readonly request: Request | null;
}

function Fields({ instrument, view, offers, holding, request }: FieldsProps) {
  const draft = useUi((state) => state.draft);
  const passive = () => {
    const quote = useMarket.getState().quotes[instrument.id];
    return quote ? passivePrice(quote, draft.side) : instrument.listedPrice;
  };
  return (
    <>
      <div className={css.types}>
        <TypeFields offers={offers} />
      </div>
      <SupportLine instrument={instrument} view={view} offers={offers} />
      <div className={css.grid}>
        <QuantityCell instrument={instrument} />
        <PriceFields
          instrument={instrument}
          draft={draft}
          passive={passive}
          prefix="ticket"
          onChange={(change) => changeDraft({ ...change, source: 'ticket' })}
        />
        <ExpiryCell />
      </div>
      <SizeFold instrument={instrument} request={request} />
      <HoldingFields instrument={instrument} holding={holding} />
      {draft.mode === 'bracket' && <BracketFields instrument={instrument} />}
      {draft.mode === 'oco' && <PairFields instrument={instrument} passive={passive} />}
      <AdvancedFields
        instrument={instrument}
        without={offers.row(draft.type, draft.timeInForce)?.without ?? NOTHING}
      />
    </>
  );
}

function SubmitButton(props: {
  readonly instrument: Instrument;
  readonly quantity: string;
  readonly disabled: boolean;
  readonly sending: boolean;
}) {
  const { t } = useWords();
  const { side, mode } = useUi((state) => state.draft);
  const { instrument, quantity, sending } = props;
  const what = t('ticket.submit', { side: t(`trade.${side}`), quantity, symbol: instrument.symbol });
  const label = mode === 'single' ? what : `${what} · ${t(`ticket.${mode}`)}`;
  return (
    <button
      type="submit"
      className={css.submit}
      data-side={side}
      data-testid="ticket-submit"
      disabled={props.disabled || sending}
      aria-describedby="ticket-verdict"
    >
      {sending ? t('ticket.submitting') : label}
    </button>
  );
}

function TicketForm({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useWords();
  usePrefill(instrument);
  const ticket = useTicket(instrument);
  const { format, preview, view, reason, submit } = ticket;
  const side = useUi((state) => state.draft.side);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (event.repeat) return;
    void submit();
  };
  return (
    <form className={css.form} aria-label={t('trade.ticket')} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <div className={css.head}>
        <SideTabs />
        <div className={css.symbol}>
          <strong>{instrument.symbol}</strong>
          <span className={css.name} title={`${instrument.name} · ${instrument.exchange}`}>
            {instrument.name}
          </span>
          <ModeChoice />
        </div>
      </div>
      <div className={css.fields}>
        <Fields
          instrument={instrument}
          view={view}
          offers={ticket.offers}
          holding={ticket.holding}
          request={ticket.request}
        />
        <WhatIfBlock view={view} />
        {view && <CheckTable checks={view.checks} format={format} />}
      </div>
      <div className={css.foot}>
        <PreviewBlock view={view} side={side} format={format} />
        <Confirmation checks={ticket.warnings} format={format} seen={ticket.seen} onSeen={ticket.see} />
        <Verdict
          preview={preview}
          reason={reason}
          quiet={ticket.quiet}
          format={format}
          asked={ticket.quantity}
        />
        <SubmitButton
          instrument={instrument}
          quantity={ticket.quantity}
          disabled={reason !== null}
          sending={ticket.sending}
        />
      </div>
    </form>
  );
}

export function TicketPanel() {
  const { t } = useWords();
  const instrument = useInstrument(useUi((state) => state.instrumentId));
  return (
    <div className={panel.panel}>
      <div className={css.panel}>
        {instrument ? (
          <TicketForm key={instrument.id} instrument={instrument} />
        ) : (
          <Empty>{t('trade.noSymbol')}</Empty>
        )}
      </div>
    </div>
  );
}
