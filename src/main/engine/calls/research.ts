/** Calls of research: strategies and backtests. */
import { codeOfRules } from '#research/rules/code.ts';
import type { RunSpec } from '#contract/research-calls.ts';
import type { BarPreset } from '#core/matching/bars/config.ts';
import { randomUUID } from 'node:crypto';
import type { Handlers } from '../context.ts';
import { orderPage, tradesOf } from '../research/kept-runs.ts';

const SENSITIVE: readonly BarPreset[] = ['next-open', 'touch', 'penetrate', 'worst-case'];

const groupOf = (kind: 'sensitivity' | 'ab') => {
  const id = randomUUID().slice(0, 8);
  return (label: string) => ({ id, kind, label });
};

export const researchCalls: Handlers<
  | 'strategies.list'
  | 'strategies.get'
  | 'strategies.version'
  | 'strategies.check'
  | 'strategies.save'
  | 'strategies.describe'
  | 'strategies.set'
  | 'strategies.code'
  | 'runs.start'
  | 'runs.sensitivity'
  | 'runs.ab'
  | 'runs.list'
  | 'runs.specs'
  | 'runs.get'
  | 'runs.wait'
  | 'runs.cancel'
  | 'runs.describe'
  | 'runs.trades'
  | 'runs.orders'
  | 'runs.explain'
  | 'runs.compare'
  | 'runs.reproduce'
  | 'runs.lookahead'
  | 'forward.list'
  | 'forward.start'
  | 'forward.pause'
  | 'forward.resume'
  | 'forward.stop'
  | 'forward.report'
> = {
  'strategies.list': ({ strategies }) => strategies.list(),
  'strategies.get': ({ strategies }, { id }) => strategies.get(id),
  'strategies.version': ({ strategies }, { hash }) => ({ hash, source: strategies.text(hash).source }),
  'strategies.check': ({ strategies }, { kind, source, fileName }) =>
    strategies.check(kind, source, fileName),
  'strategies.save': ({ strategies }, { id, name, kind, source, note }) =>
    strategies.get(String(strategies.save(id, name, { kind, source, note }))),
  'strategies.describe': ({ strategies }, { id, name, note, tags, hidden }) => {
    strategies.change(id, {
      ...(name === undefined ? {} : { name }),
      ...(note === undefined ? {} : { note }),
      ...(tags === undefined ? {} : { tags }),
      ...(hidden === undefined ? {} : { hidden }),
    });
    return null;
  },
  'strategies.set': ({ strategies }, { id, name, values }) => strategies.keepSet(id, name, values),
  'strategies.code': (_, { source, name }) => ({ source: codeOfRules(source, name) }),

  'runs.start': ({ runs }, { commandId, spec }) =>
    runs.start(commandId, [{ spec, group: null, label: '' }])[0]!,
  'runs.sensitivity': ({ runs }, { commandId, spec }) => {
    const group = groupOf('sensitivity');
    return runs.start(
      commandId,
      SENSITIVE.map((fill) => ({ spec: { ...spec, fill }, group: group(fill), label: fill })),
    );
  },
  'runs.ab': ({ runs }, { commandId, spec, b }) => {
    const group = groupOf('ab');
    const alone = (member: RunSpec['strategies'][number]): RunSpec => ({
      ...spec,
      strategies: [{ ...member, share: 1 }],
    });
    return runs.start(commandId, [
      { spec: alone(spec.strategies[0]!), group: group('A'), label: 'A' },
      { spec: alone(b), group: group('B'), label: 'B' },
    ]);
  },
  'runs.list': ({ runs }, { hidden }) => runs.list(hidden),
  'runs.specs': ({ runs }, { hidden }) => runs.specs(hidden),
  'runs.get': ({ runs }, { id }) => runs.get(id),
  'runs.wait': ({ runs }, { id }) => runs.wait(id),
  'runs.cancel': ({ runs }, { id }) => {
    runs.cancel(id);
    return null;
  },
  'runs.describe': ({ runs }, { id, note, tags, hidden }) => {
    runs.describe(id, { note, tags, hidden });
    return null;
  },
  'runs.trades': ({ runtime }, { id, from, limit }) => tradesOf(runtime.store.db, id, from, limit),
  'runs.orders': ({ runtime }, asked) => orderPage(runtime.store.db, asked),
  'runs.explain': ({ runs }, { id, orderId }) => runs.explain(id, orderId),
  'runs.compare': ({ runs }, { ids }) => runs.compare(ids),
  'runs.reproduce': ({ runs }, { id }) => runs.reproduce(id),
  'runs.lookahead': ({ runs }, { spec, cuts }) => runs.lookahead(spec, cuts),

  'forward.list': ({ forward }) => forward.list(),
  'forward.start': ({ forward }, asked) => forward.start(asked),
  'forward.pause': ({ forward }, { id }) => forward.pause(id),
  'forward.resume': ({ forward }, { id }) => forward.resume(id),
  'forward.stop': ({ forward }, { id, close }) => forward.stop(id, close),
  'forward.report': ({ forward }, { id }) => forward.report(id),
};
