/**
 * The `StrategyHost` for text of users: TypeScript in, a definition out whose hooks run inside QuickJS.
 *
 * The bar loop, indicators and orders stay native; the machine runs the user's own lines only. A definition may be set up
 * many times: each run has a realm of its own, so that nothing of one is left for the next.
 *
 * To be used inside a worker thread that is terminated at a deadline: see the limits of `machine.ts`.
 */
import type { Hooks, Strategy } from '#research/strategy/api.ts';
import { StrategyFault, type HostedStrategy, type StrategyHost } from '#research/strategy/host.ts';
import { declared } from './definition.ts';
import { DEFAULT_LIMITS, type SandboxLimits } from './limits.ts';
import { Machine } from './machine.ts';
import { Session } from './session.ts';
import { transpile } from './transpile.ts';

export class QuickJsHost implements StrategyHost {
  private readonly limits: SandboxLimits;

  constructor(limits: Partial<SandboxLimits> = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...limits };
  }

  async load(source: string, fileName: string): Promise<HostedStrategy> {
    const { sourceLength } = this.limits;
    if (source.length > sourceLength)
      throw new StrategyFault({
        kind: 'refused',
        message: `a strategy has up to ${sourceLength} characters, this one ${source.length}`,
        line: null,
        column: null,
      });
    const transpiled = transpile(source, fileName);
    const machine = await Machine.create(this.limits);
    let waiting: Session | null = new Session(machine, transpiled);
    const open = new Set<Session>([waiting]);
    const { name, about, parameters } = declared(waiting.declaration);
    const setup = (strategy: Strategy): Hooks => {
      const session = waiting ?? new Session(machine, transpiled);
      waiting = null;
      for (const each of open) if (each.closed) open.delete(each);
      open.add(session);
      return session.begin(strategy);
    };
    return {
      definition: { name, ...(about === undefined ? {} : { about }), parameters, setup },
      dispose: () => {
        for (const session of open) session.close('the strategy was given back');
        open.clear();
        machine.death ??= new Error('the strategy was given back');
      },
    };
  }
}
