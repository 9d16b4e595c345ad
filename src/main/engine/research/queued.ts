/** A run as it stands in the list before anything of it is done. */
import { randomUUID } from 'node:crypto';
import type { RunSpec } from '#contract/research-calls.ts';
import type { RunView } from '#contract/research-views.ts';
import type { Context } from '../context.ts';
import { prepare, rulesOf, strategiesOf } from './prepare.ts';
import type { Strategies } from './strategies.ts';

export interface Started {
  readonly spec: RunSpec;
  readonly group: RunView['group'];
  readonly label: string;
}

export function queuedRun(
  context: Omit<Context, 'runs' | 'tearsheets' | 'dashboard' | 'forward'>,
  repository: Strategies,
  { spec, group, label }: Started,
) {
  const strategies = strategiesOf(repository, spec);
  const { facts } = prepare(context, spec, strategies);
  const names = strategies.map(({ name, source }) => name ?? ('id' in source ? source.id : source.fileName));
  const view: RunView = {
    id: randomUUID().slice(0, 8),
    status: 'queued',
    name: spec.name || [names.join(' + '), label].filter((each) => each !== '').join(' · '),
    createdAt: context.now(),
    progress: 0,
    strategies: names,
    ...facts,
    group,
    fill: spec.fill,
    figures: null,
    fingerprint: null,
    resultHash: null,
    problem: null,
    tags: [],
    note: '',
    seconds: null,
  };
  // A newer version of a strategy does not change what this run is of.
  const pinned = spec.strategies.map((each, index) =>
    'id' in each.strategy && !each.strategy.id.startsWith('built-in:')
      ? { ...each, strategy: { ...each.strategy, hash: strategies[index]!.hash } }
      : each,
  );
  const kept = { ...spec, strategies: pinned, rules: [...rulesOf(context, spec)] };
  return { view, spec: kept, hashes: strategies.map(({ hash }) => hash) };
}
