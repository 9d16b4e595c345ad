/** The draft as a request, its preview, why it cannot be sent, and sending it. */
import { useRef, useState } from 'react';
import type { SupportRow } from '#contract/market-views.ts';
import type { PreviewView } from '#contract/preview-views.ts';
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { describeDenial, type NumberFormat } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { useFormat, useTradingBlock } from '../../state/hooks.ts';
import { useMarket } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { readDraft, type Request } from './draft.ts';
import { useSeen, warningsOf } from './useConfirmation.ts';
import { useHolding, type Holding } from './useLots.ts';
import { usePreview } from './usePreview.ts';
import { useOffers, useSupport, type Offers } from './useSupport.ts';

/** No attribute is ruled out. */
export const NOTHING: SupportRow['without'] = {};

/** The same ticket again within this time of the user's own clock is one press too many. */
const TWICE_MS = 600;

/** The draft in exact units; distances count from the price at which a market order would trade. */
function useRequest(instrument: Instrument, offers: Offers, { hedging, lots }: Holding) {
  const { locale } = useWords();
  const draft = useUi((state) => state.draft);
  const market = useMarket((state) => {
    const quote = state.quotes[instrument.id];
    const other = draft.side === 'buy' ? quote?.ask : quote?.bid;
    return other ?? quote?.last ?? instrument.listedPrice;
  });
  const without = offers.row(draft.type, draft.timeInForce)?.without ?? NOTHING;
  return readDraft(draft, { instrument, locale, market, without, hedging, lots: lots.map(({ lot }) => lot) });
}

function sendRequest(request: Request, instrument: Instrument): Promise<boolean> {
  if (request.kind === 'single') return send('orders.place', { ticket: request.ticket }, instrument);
  const { group, legs } = request;
  return send('orders.placeGroup', { group, legs }, instrument);
}

/** Sends once: not while it is being sent, and not the same again right after. */
function useSending(request: Request | null, blocked: (key: string) => boolean, instrument: Instrument) {
  const [sending, setSending] = useState(false);
  const last = useRef({ key: '', at: 0 });
  const submit = async () => {
    const key = JSON.stringify(request);
    // A double click or a bouncing key: the market's own duplicate check counts market time, which may run fast.
    const now = performance.now();
    if (last.current.key === key && now - last.current.at < TWICE_MS) return;
    if (!request || sending || blocked(key)) return;
    last.current = { key, at: now };
    setSending(true);
    await sendRequest(request, instrument);
    setSending(false);
  };
  return { sending, submit };
}

/** Another rule came to warn since the order was confirmed. */
const unseenOf = (warnings: readonly CheckResult[], seen: boolean): Denial | null =>
  warnings.length === 0 || seen
    ? null
    : { code: 'NEEDS_CONFIRMATION', rules: warnings.map(({ rule }) => rule ?? '') };

function quantityOf(request: Request | null, format: NumberFormat): string | null {
  const ticket = request?.kind === 'group' ? request.legs[0]?.ticket : request?.ticket;
  return ticket ? format.quantity(ticket.quantity) : null;
}

export function useTicket(instrument: Instrument) {
  const { t } = useWords();
  const format = useFormat(instrument);
  const typed = useUi((state) => state.draft.quantity);
  const block = useTradingBlock();
  const offers = useOffers(useSupport(instrument.id), t);
  const holding = useHolding(instrument);
  const { request: asked, problem } = useRequest(instrument, offers, holding);
  const { request, isSeen, see } = useSeen(asked);
  const preview = usePreview(request);
  const warnings = warningsOf(preview);
  const seen = isSeen(warnings);
  const denied: Denial | null = preview?.denial ?? unseenOf(warnings, seen);
  const view: PreviewView | null = preview?.legs[0] ?? null;
  const denial = denied ? describeDenial(t, denied, format) : null;
  const blocked = (key: string) => block !== null || (preview?.key === key && denied !== null);
  const { sending, submit } = useSending(request, blocked, instrument);
  return {
    format,
    offers,
    holding,
    request: asked,
    warnings,
    seen,
    see: (on: boolean) => see(warnings, on),
    preview,
    view,
    quantity: quantityOf(request, format) ?? typed,
    reason: block ?? (problem ? t(problem) : denial),
    quiet: denial === null,
    sending,
    submit,
  };
}
