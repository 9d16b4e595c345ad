/** Opening a stream, its account and its instruments. */
import { openingPostings } from '../ledger/postings.ts';
import type { Account } from '../model/account.ts';
import type { Command } from '../model/commands.ts';
import type { AccountId } from '../model/order.ts';
import type { OpeningHolding } from '../model/events.ts';
import { floorToTick, tickAt, type InstrumentId } from '../model/instrument.ts';
import {
  CURRENCIES,
  MAX_VALUE,
  money,
  notional,
  withinMaxValue,
  type Currency,
  type Money,
} from '../units/units.ts';
import { marker } from './marks.ts';
import { deny, done, emit, stamp, valueTooLarge, type Outcome, type Session } from './session.ts';
import { governVenue, tellPositions } from './sessions.ts';
import { cancelAll } from './working.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export function openStream(session: Session, command: Of<'open-stream'>): Outcome {
  const { tape, instruments, anchors, watched, rules } = command;
  emit(session, { kind: 'stream-opened', ...stamp(session), tape, instruments, anchors, watched, rules });
  for (const venue of session.ports.market.all()) governVenue(session, venue);
  return done();
}

export function openAccount(session: Session, command: Of<'open-account'>): Outcome {
  const { state, ports } = session;
  const { name, baseCurrency, feeProfiles, terms, cash } = command;
  if (state.account) return deny(session, 'open-account', name, { code: 'ACCOUNT_ALREADY_OPEN' });
  const holdings: OpeningHolding[] = [];
  for (const { instrumentId, quantity, price } of command.holdings) {
    const instrument = state.instruments.get(instrumentId);
    if (!instrument)
      return deny(session, 'open-account', name, { code: 'UNKNOWN_INSTRUMENT', instrument: instrumentId });
    const at = Math.max(price, session.ports.market.last(instrumentId));
    if (!withinMaxValue(instrument, at, quantity))
      return deny(session, 'open-account', name, valueTooLarge(instrument.currency));
    holdings.push({ instrumentId, quantity, totalCost: notional(instrument, price, quantity) });
  }
  const huge = CURRENCIES.find((currency) => cash[currency] > MAX_VALUE);
  if (huge) return deny(session, 'open-account', name, valueTooLarge(huge));
  const account: Account = {
    id: 'paper' as AccountId,
    name,
    baseCurrency,
    cash,
    feeProfiles,
    terms,
    openedAt: ports.clock.now(),
  };
  const instrumentOf = (id: InstrumentId) => state.instruments.get(id)!;
  const postings = openingPostings(cash, holdings, instrumentOf);
  const equity = openingEquity(session, account, holdings);
  const rate = command.fxRate ? { fxRate: command.fxRate } : {};
  emit(session, { kind: 'account-opened', ...stamp(session), account, holdings, postings, equity, ...rate });
  tellPositions(session);
  for (const venue of session.ports.market.all()) venue.restartSpan();
  return done();
}

function openingEquity(
  session: Session,
  { cash, terms }: Account,
  holdings: readonly OpeningHolding[],
): Record<Currency, Money> {
  const mark = marker(session.ports, terms.marking);
  const sums = CURRENCIES.map((currency): [Currency, Money] => {
    const held = holdings.reduce((sum, { instrumentId, quantity, totalCost }) => {
      const instrument = session.state.instruments.get(instrumentId)!;
      if (instrument.currency !== currency) return sum;
      const value = notional(instrument, mark(instrumentId, 'long'), quantity);
      return sum + (instrument.contract ? value - totalCost : value);
    }, 0);
    return [currency, money(cash[currency] + held)];
  });
  return Object.fromEntries(sums) as Record<Currency, Money>;
}

export function listInstrument(session: Session, { instrument }: Of<'list-instrument'>): Outcome {
  const { state, ports } = session;
  const taken = [...state.instruments.values()].some((listed) => listed.symbol === instrument.symbol);
  if (taken)
    return deny(session, 'list-instrument', instrument.symbol, {
      code: 'SYMBOL_EXISTS',
      symbol: instrument.symbol,
    });
  if (!withinMaxValue(instrument, instrument.listedPrice, instrument.lotSize))
    return deny(session, 'list-instrument', instrument.symbol, valueTooLarge(instrument.currency));
  const price = instrument.listedPrice;
  const tick = tickAt(instrument, price);
  if (price < tick)
    return deny(session, 'list-instrument', instrument.symbol, {
      code: 'PRICE_OFF_TICK',
      price,
      tick,
      below: tick,
      above: tick,
    });
  emit(session, { kind: 'instrument-listed', ...stamp(session), instrument });
  ports.market.list(instrument);
  const venue = ports.market.venue(instrument.id);
  venue.firstDay = true;
  governVenue(session, venue);
  ports.tape.open(instrument.id, ports.market);
  return done();
}

/** The simulated market goes on from this price, as after an overnight gap. */
export function anchorInstrument(session: Session, command: Of<'anchor-instrument'>): Outcome {
  const { instrumentId, source } = command;
  const { state, ports } = session;
  const instrument = state.instruments.get(instrumentId);
  if (!instrument) {
    return deny(session, 'anchor-instrument', instrumentId, {
      code: 'UNKNOWN_INSTRUMENT',
      instrument: instrumentId,
    });
  }
  const held = Math.abs(state.positions.get(instrumentId)?.quantity ?? 0);
  if (!withinMaxValue(instrument, command.price, Math.max(instrument.lotSize, held)))
    return deny(session, 'anchor-instrument', instrumentId, valueTooLarge(instrument.currency));
  // An adjusted history may end between ticks; the market starts on one.
  const price = floorToTick(instrument, Math.max(command.price, tickAt(instrument, 0)));
  // The prices they were meant for are gone: none may fill outside the new day's band.
  cancelAll(session, { instrumentId }, 'anchored');
  emit(session, { kind: 'instrument-anchored', ...stamp(session), instrumentId, price, source });
  ports.market.venue(instrumentId).anchor(price);
  ports.tape.open(instrumentId, ports.market);
  return done();
}

export function watchInstrument(
  session: Session,
  { instrumentId, watched }: Of<'watch-instrument'>,
): Outcome {
  const { state } = session;
  if (!state.instruments.get(instrumentId)) {
    return deny(session, 'watch-instrument', instrumentId, {
      code: 'UNKNOWN_INSTRUMENT',
      instrument: instrumentId,
    });
  }
  if (state.watched.includes(instrumentId) === watched) return done();
  emit(session, { kind: 'instrument-watched', ...stamp(session), instrumentId, watched });
  return done();
}
