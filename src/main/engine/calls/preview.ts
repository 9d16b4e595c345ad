/** What a ticket, or a group of them, would come to: the real code on a fork of the session. */
import { placeGroup, placeOrder } from '#core/kernel/place.ts';
import { valuation, type Session } from '#core/kernel/session.ts';
import type { JournalEvent, OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { GroupKind, GroupRole, OrderIntent } from '#core/model/order.ts';
import { riskContext, tooLarge } from '#core/kernel/context.ts';
import { termsOf } from '#core/venues/support.ts';
import { AppFailure } from '#contract/errors.ts';
import type { GroupPreviewView, PreviewView } from '#contract/preview-views.ts';
import type { WhatIf } from '#contract/risk-views.ts';
import { instrumentOf, type Context } from '../context.ts';
import { whatIf } from '../risk/what-if.ts';
import { supportOf } from '../sessions.ts';
import { answersIn, tallyEvents } from '../tally.ts';

interface Trial {
  readonly events: JournalEvent[];
  readonly session: Session;
  /** As the session is before anything is placed. */
  readonly before: ReturnType<typeof valuation>;
}

function tryOut(context: Context): Trial {
  const { runtime } = context;
  if (!runtime.world.state.account) throw new AppFailure('NO_ACCOUNT');
  const events: JournalEvent[] = [];
  const session = runtime.fork((event) => events.push(event));
  return { events, session, before: valuation(session) };
}

function viewOf(
  context: Context,
  { events, session, before }: Trial,
  { intent, what }: { readonly intent: OrderIntent; readonly what: WhatIf | null },
  answer: OrderAccepted | OrderDenied | undefined,
): PreviewView {
  const { world } = context.runtime;
  const instrument = instrumentOf(context, intent.instrumentId);
  const { currency } = instrument;
  const tally = tallyEvents(instrument, intent, events, world.state.account!.feeProfiles, answer);
  const { filled, open, ...said } = tally;
  const held = world.state.positions.get(instrument.id)?.quantity ?? 0;
  const sign = intent.side === 'buy' ? 1 : -1;
  return {
    ...said,
    denial: answer?.kind === 'order-denied' ? answer.denial : null,
    support: supportOf(world.market.venue(instrument.id), termsOf(intent)),
    currency,
    fillsNow: filled,
    buyingPower: before[currency].buyingPower,
    buyingPowerAfter: valuation(session)[currency].buyingPower,
    positionAfter: held + sign * (filled + open),
    whatIf: what,
    warnings: warningsIn(answer),
    reducedTo:
      answer?.kind === 'order-accepted' && answer.order.asked !== undefined ? answer.order.quantity : null,
  };
}

const warningsIn = (answer: OrderAccepted | OrderDenied | undefined): string[] =>
  (answer?.checks ?? []).flatMap(({ passed, severity, rule }) =>
    !passed && severity === 'warn' && rule !== undefined ? [rule] : [],
  );

/** What the order would make of the account; null where its value cannot be computed with. */
function whatIfOf(session: Session, intent: OrderIntent, stop: number | null): WhatIf | null {
  const instrument = session.state.instruments.get(intent.instrumentId)!;
  if (tooLarge(instrument, session.ports.market.venue(instrument.id), intent)) return null;
  return whatIf(riskContext(session, intent, instrument), stop);
}

export function preview(context: Context, intent: OrderIntent): PreviewView {
  instrumentOf(context, intent.instrumentId);
  const trial = tryOut(context);
  const what = whatIfOf(trial.session, intent, intent.stop);
  placeOrder(trial.session, intent, null);
  return viewOf(context, trial, { intent, what }, answersIn(trial.events)[0]);
}

export function previewGroup(
  context: Context,
  group: GroupKind,
  legs: readonly { readonly role: GroupRole; readonly intent: OrderIntent }[],
): GroupPreviewView {
  for (const { intent } of legs) instrumentOf(context, intent.instrumentId);
  const trial = tryOut(context);
  const stop = legs.find(({ role, intent }) => role === 'exit' && intent.stop !== null)?.intent.stop ?? null;
  const whats = legs.map(({ role, intent }) =>
    whatIfOf(trial.session, intent, role === 'entry' ? stop : null),
  );
  const { denial } = placeGroup(trial.session, { group, legs }, null);
  const answers = answersIn(trial.events);
  return {
    denial,
    legs: legs.map(({ intent }, leg) => viewOf(context, trial, { intent, what: whats[leg]! }, answers[leg])),
  };
}
