/** What is to be said of a row before it meets the market: it names another exchange, or a moment that does not take it. */
import type { Exchange, Instrument } from '#core/model/instrument.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { AcceptedRow } from '#core/model/sheet.ts';
import { phaseAt } from '#core/venues/sessions.ts';
import { supportFor, termsOf } from '#core/venues/support.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** How sheets call exchanges; one that is not known here says nothing. */
const NAMES: Readonly<Record<string, readonly Exchange[]>> = {
  HOSE: ['HOSE'],
  HSX: ['HOSE'],
  HO: ['HOSE'],
  XSTC: ['HOSE'],
  HNX: [],
  UPCOM: [],
  NASDAQ: ['NASDAQ'],
  XNAS: ['NASDAQ'],
  NYSE: ['NYSE', 'ARCA'],
  XNYS: ['NYSE'],
  ARCA: ['ARCA'],
  AMEX: ['ARCA'],
  CRYPTO: ['CRYPTO'],
  FX: ['FX'],
  FOREX: ['FX'],
  VN: ['HOSE'],
  US: ['NASDAQ', 'NYSE', 'ARCA'],
};

function namesAnother({ exchange }: AcceptedRow, instrument: Instrument): boolean {
  const said = exchange?.trim().toUpperCase() ?? '';
  return Object.hasOwn(NAMES, said) && !NAMES[said]!.includes(instrument.exchange);
}

/** What the exchange's calendar says of the moment; null where it takes the order then. */
function momentRemark(runtime: Runtime, intent: OrderIntent): string | null {
  const { rules } = runtime.world.market.venue(intent.instrumentId);
  if (intent.sendAt === undefined || !rules) return null;
  const { phase } = phaseAt(rules.schedule, intent.sendAt);
  if (supportFor(rules, phase, termsOf(intent)).kind === 'refused') return 'type_not_taken_then';
  return phase === 'closed' ? 'sent_when_closed' : null;
}

export function remarksOf(
  runtime: Runtime,
  row: AcceptedRow,
  instrument: Instrument,
  intent: OrderIntent,
): readonly string[] {
  const moment = momentRemark(runtime, intent);
  return [...(namesAnother(row, instrument) ? ['other_exchange'] : []), ...(moment ? [moment] : [])];
}
