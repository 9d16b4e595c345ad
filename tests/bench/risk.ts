/** One order through the whole risk list, against the same twelve comparisons in a plain loop. */
import { riskContext } from '#core/kernel/context.ts';
import { runRisk } from '#core/risk/list.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { BenchKernel } from './kernel.ts';
import { percentile, sample, type Bench } from './types.ts';

const GOAL_US = 50;
const TIMES = 50_000;

export const risk: Bench = () => {
  const { session, instrument } = new BenchKernel();
  const intent = (index: number): OrderIntent =>
    ({
      instrumentId: instrument.id,
      side: 'buy',
      type: 'limit',
      timeInForce: 'GTC',
      quantity: 100,
      price: 90_000 + (index % 50) * 100,
      stop: null,
      source: 'api',
      note: '',
    }) as unknown as OrderIntent;
  let passed = 0;
  const ours = sample(TIMES, 5_000, (index) => {
    if (runRisk(riskContext(session, intent(index), instrument)).denial === null) passed += 1;
  });
  if (passed === 0) throw new Error('every order was denied');
  const limits = Array.from({ length: 12 }, (_, index) => 1_000_000_000 + index);
  let below = 0;
  const peer = sample(TIMES, 5_000, (index) => {
    const { price, quantity } = intent(index);
    const results = limits.map((limit) => ({
      value: price! * quantity,
      limit,
      passed: price! * quantity <= limit,
    }));
    if (results.every((result) => result.passed)) below += 1;
  });
  if (below === 0) throw new Error('the plain loop passed nothing');
  const [mine, theirs] = [percentile(ours, 0.99), percentile(peer, 0.99)];
  return [
    {
      name: 'risk',
      ours: mine,
      peer: theirs,
      peerName: 'twelve comparisons',
      unit: 'µs p99',
      ratio: theirs / mine,
      goal: `< ${GOAL_US} µs`,
      holds: mine < GOAL_US,
    },
  ];
};
