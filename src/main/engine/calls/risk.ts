/** The risk desk's calls: rules, trading states, the emergency stop, where the account stands, what an order would do. */
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { judge } from '#core/kernel/judge.ts';
import { riskContext } from '#core/kernel/context.ts';
import { done, type Session } from '#core/kernel/session.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import type { Price, Quantity, UnixMs } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { RiskCheckView, SizeView } from '#contract/risk-views.ts';
import { bySymbol, command, instrumentOf, runOnce, type Context, type Handlers } from '../context.ts';
import { openCommand } from './account.ts';
import { decisions, ruleHistory } from '../risk/audit.ts';
import { replayRules } from '../risk/replay.ts';
import { overview } from '../risk/overview.ts';
import { readRules } from '../risk/read-rules.ts';
import { sizeFor } from '../risk/size.ts';
import { whatIf } from '../risk/what-if.ts';

function requireAccount({ runtime }: Pick<Context, 'runtime'>): Session {
  if (!runtime.world.state.account) throw new AppFailure('NO_ACCOUNT');
  return runtime.session;
}

function exact(text: string | null, scale: number, what: string): number | null {
  if (text === null) return null;
  const parsed = parseDecimal(text, scale);
  if (!parsed.ok) throw new AppFailure('BAD_REQUEST', { detail: `${what} ${text}: ${parsed.error.code}` });
  return parsed.value;
}

function intentOf(order: Decoded<'risk.check'>['order'], instrument: Instrument): OrderIntent {
  const { symbol: _, quantity, price, stop, ...rest } = order;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...said,
    instrumentId: instrument.id,
    quantity: exact(quantity, instrument.quantityScale, 'quantity') as Quantity,
    price: exact(price, instrument.priceScale, 'price') as Price | null,
    stop: exact(stop, instrument.priceScale, 'stop') as Price | null,
  } as OrderIntent;
}

/** A session like the running one, with another account and nothing of the running one's. */
function trialAccount(context: Context, opening: NonNullable<Decoded<'risk.check'>['account']>): Session {
  const { instruments, rules } = context.runtime.world.state;
  const { ports } = context.runtime.fork();
  const fresh: Session = { state: { ...emptyState(), instruments, rules }, ports };
  const body = openCommand(context, opening);
  const denial = 'code' in body ? body : step(fresh.state, body, ports).denial;
  if (denial) throw new AppFailure('BAD_REQUEST', { detail: `account: ${denial.code}` });
  return fresh;
}

function check(context: Context, { order, rules, account }: Decoded<'risk.check'>): RiskCheckView {
  const instrument = bySymbol(context, order.symbol);
  if (!instrument) throw new AppFailure('UNKNOWN_SYMBOL', { symbol: order.symbol });
  const session = account ? trialAccount(context, account) : context.runtime.fork();
  if (!session.state.account) throw new AppFailure('NO_ACCOUNT');
  if (rules) session.state.rules = rules;
  const asked = intentOf(order, instrument);
  const { intent, checks, denial, warnings } = judge(session, asked, instrument, {}, true);
  const smaller = intent.quantity < asked.quantity ? 'reduced' : 'accepted';
  const refused = denial?.code === 'NEEDS_CONFIRMATION' ? 'needs-confirmation' : 'denied';
  return {
    symbol: instrument.symbol,
    outcome: denial ? refused : smaller,
    quantity: denial ? 0 : intent.quantity,
    asked: asked.quantity,
    denial,
    warnings,
    checks,
    whatIf: whatIf(riskContext(session, intent, instrument)),
  };
}

function size(context: Context, { instrumentId, ...params }: Decoded<'risk.size'>): SizeView {
  const session = requireAccount(context);
  const instrument = instrumentOf(context, instrumentId);
  return sizeFor(session, instrument, params);
}

export const riskCalls: Handlers<
  | 'risk.setRules'
  | 'risk.limit'
  | 'risk.resume'
  | 'risk.emergencyStop'
  | 'risk.overview'
  | 'risk.ruleHistory'
  | 'risk.readRules'
  | 'risk.check'
  | 'risk.replay'
  | 'risk.decisions'
  | 'risk.size'
> = {
  'risk.setRules': (context, { commandId, rules }) =>
    command(context, commandId, { kind: 'set-rules', rules }),
  'risk.limit': (context, { commandId, mode, until }) =>
    command(context, commandId, { kind: 'limit-trading', mode, until: until as UnixMs | 'day-end' | null }),
  'risk.resume': (context, { commandId }) => command(context, commandId, { kind: 'resume-trading' }),
  'risk.emergencyStop': (context, { commandId, flatten }) =>
    runOnce(context, commandId, (runtime) => {
      if (!runtime.overtaken) return runtime.run({ kind: 'emergency-stop', flatten }, commandId);
      runtime.overtaken = false;
      return done();
    }),
  'risk.overview': (context) => {
    requireAccount(context);
    return overview(context);
  },
  'risk.ruleHistory': ruleHistory,
  'risk.readRules': (_, { text }) => readRules(text),
  'risk.check': check,
  'risk.replay': replayRules,
  'risk.decisions': decisions,
  'risk.size': size,
};
