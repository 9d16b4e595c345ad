/** A strategy's definition, wherever it comes from. A user's own is run in the sandbox; rules are data. */
import type { StrategyDefinition } from '#research/strategy/api.ts';
import { StrategyFault, type StrategyHost } from '#research/strategy/host.ts';
import { BUILT_IN } from '#research/strategies/list.ts';
import { definitionOfRules } from '#research/rules/definition.ts';
import type { JobSource } from './job.ts';

const never = (message: string): StrategyFault =>
  new StrategyFault({ kind: 'shape', message, line: null, column: null });

export interface Loaded {
  readonly definition: StrategyDefinition;
  dispose(): void;
}

/** Throws `StrategyFault`. */
export async function load(source: JobSource, host: () => Promise<StrategyHost>): Promise<Loaded> {
  switch (source.kind) {
    case 'built-in': {
      const definition = BUILT_IN.get(source.id);
      if (!definition) throw never(`there is no built-in strategy ${source.id}`);
      return { definition, dispose: () => {} };
    }
    case 'rules':
      return { definition: definitionOfRules(source.source), dispose: () => {} };
    case 'typescript':
      return (await host()).load(source.source, source.fileName);
  }
}
