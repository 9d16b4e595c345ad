/**
 * The risk desk with every kind of rule on: 500 positions with working orders, two years of daily history, a price that
 * moved before each order. Against as many comparisons in a plain loop.
 */
import { riskContext } from '#core/kernel/context.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { Rule, RuleSet, RuleSpec } from '#core/model/rules.ts';
import { runRisk } from '#core/risk/list.ts';
import { BenchKernel } from './kernel.ts';
import { percentile, sample, type Bench, type BenchResult } from './types.ts';

const TIMES = 20_000;
const WARM = 3_000;
const POSITIONS = 500;

const HUGE = { amount: '90000000000000', currency: 'VND' } as const;
const LOCK = { state: 'reducing', until: 'day-end' } as const;

/** None of them stands in the way: all are judged to the end. */
const PLAIN: readonly RuleSpec[] = [
  { rule: 'max-quantity', limit: 900_000_000 },
  { rule: 'max-notional', limit: HUGE },
  { rule: 'price-collar', bps: 5_000, against: 'last' },
  { rule: 'restricted-list', symbols: ['NONE'], only: false },
  { rule: 'trading-hours', hours: [{ from: 0, until: 1_440 }] },
  { rule: 'stale-price', ms: 86_400_000 },
  { rule: 'spread-width', bps: 9_000 },
  { rule: 'order-rate', orders: 1_000, windowMs: 60_000 },
  { rule: 'working-orders', limit: 1_000_000 },
  { rule: 'volume-share', bps: 1_000_000, days: 20 },
  { rule: 'no-short' },
  { rule: 'position-quantity', limit: 900_000_000 },
  { rule: 'position-value', limit: HUGE },
  { rule: 'concentration', bps: 1_000_000 },
  { rule: 'sector-exposure', sector: null, limit: HUGE },
  { rule: 'asset-class-exposure', assetClass: null, limit: HUGE },
  { rule: 'currency-exposure', currency: null, limit: HUGE },
  { rule: 'gross-exposure', limit: HUGE },
  { rule: 'net-exposure', limit: HUGE },
  { rule: 'leverage', hundredths: 100_000 },
  { rule: 'daily-loss', limit: HUGE, lock: LOCK },
  { rule: 'drawdown', bps: 1_000_000, lock: LOCK },
  { rule: 'loss-streak', losses: 1_000, lock: LOCK },
  { rule: 'duplicate', windowMs: 1 },
];
const STATISTICAL: readonly RuleSpec[] = [
  { rule: 'value-at-risk', method: 'historical', confidence: 95, horizon: 1, limit: HUGE },
  { rule: 'value-at-risk', method: 'parametric', confidence: 99, horizon: 10, limit: HUGE },
  { rule: 'expected-shortfall', method: 'historical', confidence: 99, horizon: 1, limit: HUGE },
  { rule: 'volatility-scaled', targetBps: 2_000, limit: HUGE },
];

const ruled = (specs: readonly RuleSpec[]): RuleSet =>
  specs.map((spec, index): Rule => ({
    id: `${index}`,
    enabled: true,
    severity: 'deny',
    scope: { kind: 'workspace' },
    ...spec,
  }));

/** µs of each judgement, and of the comparisons it stands beside. */
function measure(kernel: BenchKernel, rules: RuleSet, moved: number) {
  const { session, instruments } = kernel;
  session.state.rules = rules;
  const intents = instruments.map(
    ({ id, listedPrice }) =>
      ({
        instrumentId: id,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        quantity: 100,
        price: listedPrice,
        stop: null,
        source: 'api',
        note: '',
      }) as unknown as OrderIntent,
  );
  let passed = 0;
  const ours = sample(TIMES, WARM, (index) => {
    for (let move = 0; move < moved; move += 1) {
      const venue = session.ports.market.venue(instruments[(index * 7 + move) % POSITIONS]!.id);
      venue.last += index % 2 === 0 ? 100 : -100;
    }
    const at = index % POSITIONS;
    const { denial } = runRisk(riskContext(session, intents[at]!, instruments[at]!));
    if (denial) throw new Error(JSON.stringify(denial));
    passed += 1;
  });
  if (passed !== TIMES + WARM) throw new Error(`${TIMES + WARM - passed} orders were denied`);
  const limits = rules.map((_, index) => 1_000_000_000 + index);
  let below = 0;
  const peer = sample(TIMES, WARM, (index) => {
    const { price, quantity } = intents[index % POSITIONS]!;
    const results = limits.map((limit) => ({ value: price! * quantity, limit }));
    if (results.every(({ value, limit }) => value <= limit)) below += 1;
  });
  if (below === 0) throw new Error('the plain loop passed nothing');
  return { mine: percentile(ours, 0.99), theirs: percentile(peer, 0.99) };
}

const row = (
  name: string,
  { mine, theirs }: ReturnType<typeof measure>,
  count: number,
  goal: number,
): BenchResult => ({
  name,
  ours: mine,
  peer: theirs,
  peerName: `${count} comparisons`,
  unit: 'µs p99',
  ratio: theirs / mine,
  goal: `< ${goal} µs`,
  holds: mine < goal,
});

export const risk: Bench = () => {
  const kernel = new BenchKernel(POSITIONS);
  const plain = measure(kernel, ruled(PLAIN), 1);
  const all = [...PLAIN, ...STATISTICAL];
  const statistical = measure(kernel, ruled(all), 1);
  return [
    row(`risk, ${PLAIN.length} rules`, plain, PLAIN.length, 50),
    row(`risk, ${all.length} with statistics`, statistical, all.length, 1_000),
  ];
};
