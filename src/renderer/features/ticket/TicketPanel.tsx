/** The order ticket: buy and sell as separate tabs, live preview, and a reason beside a button that does not work. */
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import type { Quote } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { tickAt } from '#core/model/instrument.ts';
import type { TimeInForce } from '#core/model/order.ts';
import { describeDenial } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { useFormat, useTradingBlock } from '../../state/hooks.ts';
import { useInstrument, useMarket, useQuote } from '../../state/market.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { Empty, SelectInput, type Choice } from '../../ui/controls.tsx';
import { parseScaled } from '../../ui/format.ts';
import panel from '../panel.module.css';
import { readDraft, stepPrice, stepQuantity } from './draft.ts';
import { CheckTable } from './CheckTable.tsx';
import { NumberLine } from './NumberLine.tsx';
import { PreviewBlock, Verdict } from './PreviewBlock.tsx';
import { usePreview } from './usePreview.ts';
import css from './ticket.module.css';

const SIDES = ['buy', 'sell'] as const;
const TIMES: readonly TimeInForce[] = ['GTC', 'DAY', 'IOC', 'FOK'];

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

function SelectLine<T extends string>(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: T;
  readonly choices: readonly Choice<T>[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <div className={css.line}>
      <span className={css.label}>{props.label}</span>
      <SelectInput {...props} />
    </div>
  );
}

function Fields({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const format = useFormat(instrument);
  const draft = useUi((state) => state.draft);
  const wantsFocus = useUi((state) => state.ticketFocus);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wantsFocus > 0) input.current?.focus();
  }, [wantsFocus]);
  const quantity = parseScaled(draft.quantity, instrument.quantityScale, locale);
  const price = parseScaled(draft.price, instrument.priceScale, locale);
  const stepOfPrice = (ticks: number) => {
    const quote = useMarket.getState().quotes[instrument.id];
    const start = quote ? passivePrice(quote, draft.side) : instrument.listedPrice;
    changeDraft({ price: format.price(stepPrice(instrument, price, ticks, start)), source: 'ticket' });
  };
  const shared = { more: t('ticket.more'), less: t('ticket.less') };
  return (
    <>
      <NumberLine
        {...shared}
        label={t('ticket.quantity')}
        unit={t('ticket.lots', { lot: format.quantity(instrument.lotSize) })}
        testId="ticket-quantity"
        inputRef={input}
        value={draft.quantity}
        invalid={draft.quantity !== '' && quantity === null}
        onChange={(text) => changeDraft({ quantity: text })}
        onStep={(lots) =>
          changeDraft({ quantity: format.quantity(stepQuantity(instrument, quantity, lots)) })
        }
      />
      {draft.type === 'limit' && (
        <NumberLine
          {...shared}
          label={t('ticket.price')}
          unit={t('ticket.tick', { tick: format.price(tickAt(instrument, price ?? instrument.listedPrice)) })}
          testId="ticket-price"
          value={draft.price}
          invalid={draft.price !== '' && price === null}
          onChange={(text) => changeDraft({ price: text, source: 'ticket' })}
          onStep={stepOfPrice}
        />
      )}
      <SelectLine
        label={t('ticket.type')}
        testId="ticket-type"
        value={draft.type}
        choices={[
          { value: 'limit', label: t('ticket.limit') },
          { value: 'market', label: t('ticket.market') },
        ]}
        onChange={(type) => changeDraft({ type })}
      />
      <SelectLine
        label={t('ticket.timeInForce')}
        testId="ticket-tif"
        value={draft.timeInForce}
        choices={TIMES.map((each) => ({ value: each, label: t(`ticket.${each}`) }))}
        onChange={(timeInForce) => changeDraft({ timeInForce })}
      />
    </>
  );
}

/** The same ticket again within this time of the user's own clock is one press too many. */
const TWICE_MS = 600;

function useTicket(instrument: Instrument) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const format = useFormat(instrument);
  const draft = useUi((state) => state.draft);
  const block = useTradingBlock();
  const [sending, setSending] = useState(false);
  const read = readDraft(draft, instrument, locale);
  const quantity = read.ticket ? format.quantity(read.ticket.quantity) : draft.quantity;
  const preview = usePreview(read.ticket);
  const view = read.ticket ? (preview?.view ?? null) : null;
  const denial = view?.denial ? describeDenial(t, view.denial, format) : null;
  const reason = block ?? (read.problem ? t(read.problem) : denial);
  const last = useRef({ key: '', at: 0 });
  const submit = async () => {
    const key = JSON.stringify(read.ticket);
    const current = preview?.key === key;
    // A double click or a bouncing key: the market's own duplicate check counts market time, which may run fast.
    const now = performance.now();
    if (last.current.key === key && now - last.current.at < TWICE_MS) return;
    if (!read.ticket || block || sending || (current && view?.denial)) return;
    last.current = { key, at: now };
    setSending(true);
    await send('orders.place', { ticket: read.ticket }, instrument);
    setSending(false);
  };
  return { draft, quantity, format, view, reason, quiet: denial === null, sending, submit };
}

function TicketForm({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useWords();
  usePrefill(instrument);
  const { draft, quantity, format, view, reason, quiet, sending, submit } = useTicket(instrument);
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
  const label = t('ticket.submit', {
    side: t(`trade.${draft.side}`),
    quantity,
    symbol: instrument.symbol,
  });
  return (
    <form className={css.form} aria-label={t('trade.ticket')} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <SideTabs />
      <div className={css.symbol}>
        <strong>{instrument.symbol}</strong>
        <span className={css.name} title={instrument.name}>
          {instrument.name} · {instrument.exchange}
        </span>
      </div>
      <Fields instrument={instrument} />
      <PreviewBlock view={view} side={draft.side} format={format} />
      <Verdict view={view} reason={reason} quiet={quiet} />
      <button
        type="submit"
        className={css.submit}
        data-side={draft.side}
        data-testid="ticket-submit"
        disabled={reason !== null || sending}
        aria-describedby="ticket-verdict"
      >
        {sending ? t('ticket.submitting') : label}
      </button>
      {view && <CheckTable checks={view.checks} format={format} />}
    </form>
  );
}

export function TicketPanel() {
  const { t } = useWords();
  const instrument = useInstrument(useUi((state) => state.instrumentId));
  return (
    <div className={panel.panel}>
      <div className={panel.fill}>
        {instrument ? (
          <TicketForm key={instrument.id} instrument={instrument} />
        ) : (
          <Empty>{t('trade.noSymbol')}</Empty>
        )}
      </div>
    </div>
  );
}
