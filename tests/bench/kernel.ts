/** A kernel with a portfolio of working orders and positions, for measuring. */
import { PLAIN_TERMS } from '#core/model/account.ts';
import { sequentialIds } from '#core/kernel/ports.ts';
import type { Session } from '#core/kernel/session.ts';
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { Market } from '#core/matching/market.ts';
import type { Command } from '#core/model/commands.ts';
import type { RuleSet } from '#core/model/rules.ts';
import { money } from '#core/units/units.ts';
import { CATALOGUE } from '#feeds/demo/catalogue.ts';
import { firstTradingDay } from '#feeds/demo/calendar.ts';
import { DemoTape, GENERATOR_VERSION } from '#feeds/demo/tape.ts';

const START = firstTradingDay(Date.UTC(2026, 0, 5));

const FOR_ALL = { enabled: true, severity: 'deny', scope: { kind: 'workspace' } } as const;
const RULES: RuleSet = [
  { ...FOR_ALL, id: 'q', rule: 'max-quantity', limit: 500_000 },
  { ...FOR_ALL, id: 'n', rule: 'max-notional', limit: { amount: '1000000000000', currency: 'VND' } },
  { ...FOR_ALL, id: 'p', rule: 'position-quantity', limit: 1_000_000_000 },
  { ...FOR_ALL, id: 'd', rule: 'duplicate', windowMs: 500 },
];

export class BenchKernel {
  readonly session: Session;
  readonly instrument = CATALOGUE[0]!;

  constructor() {
    const identity = { kind: 'demo', seed: 1, generatorVersion: GENERATOR_VERSION, startDay: START } as const;
    const tape = new DemoTape(identity);
    const market = new Market();
    for (const instrument of CATALOGUE) {
      market.list(instrument);
      tape.open(instrument.id, market);
    }
    const ports = { clock: tape, tape, ids: sequentialIds, market, journal: { append: () => {} } };
    const state = emptyState();
    this.session = { state, ports };
    const run = (command: Command): void => void step(state, command, ports);
    run({
      kind: 'open-stream',
      tape: identity,
      instruments: CATALOGUE,
      anchors: [],
      watched: [],
      rules: RULES,
    });
    const holdings = CATALOGUE.slice(0, 20).map(({ id, listedPrice }) => ({
      instrumentId: id,
      quantity: 1_000 as never,
      price: listedPrice,
    }));
    run({
      kind: 'open-account',
      name: '',
      baseCurrency: 'VND',
      cash: { VND: money(1e14), USD: money(1e12) },
      holdings,
      feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
      terms: PLAIN_TERMS,
    });
    for (let index = 0; index < 500; index += 1) {
      const { id } = CATALOGUE[index % 20]!;
      const price = market.venue(id).last - 1_000;
      const intent = {
        instrumentId: id,
        side: 'buy',
        type: 'limit',
        timeInForce: 'GTC',
        quantity: 100 * (1 + (index % 7)),
        price: price - (price % 100),
        stop: null,
        source: 'api',
        note: '',
      };
      run({ kind: 'place-order', intent: intent as never });
    }
  }
}
