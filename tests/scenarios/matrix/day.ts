/**
 * One day of a venue and the morning after, the same for every story of the matrix. Others quote and trade at fixed
 * moments; the order comes in at the phase it is about. Prices are steps from the last price before.
 *
 *  1 opening auction    2 others offer 400, bid 100           3 continuous    4 others quote around the last price
 *  5 a fall of a step, then 200 more offered above          6 a rise of a step                  7 break         8 continuous    9 a fall of a step
 * 10 closing auction   11 others offer 200, bid 100          12 closed       13 the day is over
 * 14 opening auction   15 others offer 100                   16 continuous
 *
 * On the real US day extended trading takes the place of what gathers, and the auctions are called at 3, 10 and 16.
 */
import type { Exchange, Instrument } from '#core/model/instrument.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import type { OrderTerms } from '#core/venues/support.ts';
import { AAPL, Bench, FPT } from '../../support/kernel.ts';

const CALENDAR: [number, Phase][] = [
  [0, 'closed'],
  [1, 'opening-auction'],
  [3, 'continuous'],
  [7, 'break'],
  [8, 'continuous'],
  [10, 'closing-auction'],
  [12, 'closed'],
  [14, 'opening-auction'],
  [16, 'continuous'],
];
/** The US day as it really is: extended hours, and auctions called at an instant. */
const EXTENDED: [number, Phase][] = [
  [0, 'closed'],
  [1, 'pre-market'],
  [3, 'opening-auction'],
  [3, 'continuous'],
  [10, 'closing-auction'],
  [10, 'post-market'],
  [12, 'closed'],
  [14, 'pre-market'],
  [16, 'opening-auction'],
  [16, 'continuous'],
];
const END = 16;
/** The position at which a phase's stories begin. */
const BEGINS: Readonly<Partial<Record<Phase, number>>> = {
  closed: 0,
  'pre-market': 1,
  'opening-auction': 1,
  continuous: 3,
  halt: 3,
  break: 7,
  'closing-auction': 10,
  'post-market': 10,
};

const instrumentOf = (venue: Exchange): Instrument => (venue === 'HOSE' ? FPT : { ...AAPL, exchange: venue });

/** The price some steps away from where the day begins: 100 đồng, 10 cents. */
const at = ({ listedPrice, currency }: Instrument, steps: number): number =>
  listedPrice + steps * (currency === 'VND' ? 100 : 1_000);

function others(bench: Bench, instrument: Instrument): void {
  const price = (steps: number): number => at(instrument, steps);
  bench
    .plan(2, () => bench.quote(instrument, 'ask', [price(0), 400]).quote(instrument, 'bid', [price(0), 100]))
    .plan(5, () => {
      bench.take(instrument, 'sell', price(-1), 100);
      bench.quote(instrument, 'ask', [price(1), 200]);
    })
    .plan(6, () => bench.take(instrument, 'buy', price(1), 600))
    .plan(9, () => bench.take(instrument, 'sell', price(-1), 100))
    .plan(11, () => bench.quote(instrument, 'ask', [price(0), 200]).quote(instrument, 'bid', [price(0), 100]))
    .plan(15, () => bench.quote(instrument, 'ask', [price(0), 100]));
}

function around(bench: Bench, instrument: Instrument): void {
  const price = (steps: number): number => at(instrument, steps);
  bench
    .quote(instrument, 'ask', [price(1), 200], [price(2), 400])
    .quote(instrument, 'bid', [price(-1), 200], [price(-2), 400]);
}

function calendarOf({ schedule }: VenueRules, phase: Phase): [number, Phase][] {
  const extended = schedule.sessions.some((row) => row.phase === 'pre-market');
  const day = extended ? EXTENDED : CALENDAR;
  if (phase !== 'halt') return day;
  return [...day.slice(0, 2), [3, 'halt'], [5, 'continuous'], ...day.filter(([from]) => from > 3)];
}

/** The order of a cell: what rests and what triggers is near enough for the day to reach it. */
function intentOf(bench: Bench, instrument: Instrument, terms: OrderTerms): OrderIntent {
  const { type, timeInForce } = terms;
  const price = (steps: number) => at(instrument, steps) as never;
  const impatient = timeInForce === 'IOC' || timeInForce === 'FOK';
  const tick = instrument.currency === 'VND' ? 1 : 10;
  const limits: Partial<Record<typeof type, number>> = {
    limit: impatient ? 2 : 0,
    'stop-limit': 2,
    'limit-if-touched': -1,
  };
  const stops: Partial<Record<typeof type, number>> = {
    stop: 1,
    'stop-limit': 1,
    'market-if-touched': -1,
    'limit-if-touched': -1,
  };
  const offset = type === 'trailing-stop-limit' ? { limitOffset: tick } : {};
  const limit = limits[type];
  // What waits for size is near enough to find it.
  const sized = terms.allOrNone === true || terms.minimum === true;
  return bench.intent(
    instrument,
    terms.reduceOnly ? 'sell' : 'buy',
    quantityOf(terms, instrument),
    limit === undefined ? null : price(sized ? 1 : limit),
    {
      type,
      timeInForce,
      ...(stops[type] === undefined ? {} : { stop: price(stops[type]) }),
      ...(type.startsWith('trailing') ? { trail: { by: 'ticks', distance: 2 * tick, ...offset } } : {}),
      ...(timeInForce === 'GTD' ? { expireAt: (bench.tape.now() + 3_600_000) as never } : {}),
      ...attributesOf(terms),
    },
  );
}

/** Enough to last the day, where an order can. Vietnam has no short sales: there a sale is what is held. */
function quantityOf(
  { type, timeInForce, reduceOnly, allOrNone, minimum }: OrderTerms,
  { currency }: Instrument,
): number {
  if (reduceOnly && currency === 'VND') return 500;
  const lasts = timeInForce === 'GTC' || timeInForce === 'GTD' || timeInForce === 'DAY';
  return type === 'limit' && lasts && !allOrNone && !minimum ? 1_000 : 300;
}

const attributesOf = ({
  iceberg,
  postOnly,
  allOrNone,
  minimum,
  reduceOnly,
}: OrderTerms): Partial<OrderIntent> => ({
  ...(iceberg ? { display: 100 as never } : {}),
  ...(postOnly ? { postOnly: 'reject' } : {}),
  ...(allOrNone ? { allOrNone } : {}),
  ...(minimum ? { minimum: 200 as never } : {}),
  ...(reduceOnly ? { reduceOnly } : {}),
});

export interface Day {
  readonly bench: Bench;
  readonly intent: OrderIntent;
}

/** Enters the order in the phase, under the rules, and lets the day go by. */
export function liveThrough(rules: VenueRules, phase: Phase, terms: OrderTerms): Day {
  const exchange = rules.venue as Exchange;
  const instrument = instrumentOf(exchange);
  const bench = new Bench([instrument], [], (tape) => {
    tape.position = BEGINS[phase]!;
    tape.calendar.push(...calendarOf(rules, phase));
    tape.rulesOf[exchange] = rules;
    tape.dayEnds.add(13);
  });
  bench.openAccount(
    1_000_000_000,
    10_000_000,
    terms.reduceOnly ? [[instrument, 500, instrument.listedPrice]] : [],
    false,
  );
  others(bench, instrument);
  if (phase === 'continuous') around(bench, instrument);
  else bench.plan(4, () => around(bench, instrument));
  const intent = intentOf(bench, instrument, terms);
  bench.run({ kind: 'place-order', intent });
  bench.advance(END - bench.tape.position);
  return { bench, intent };
}
