/** Runs texts that mean no good, and one that does. */
import { expect } from 'vitest';
import { StrategyFault } from '#research/strategy/host.ts';
import { QuickJsHost } from '#sandbox/quickjs-host.ts';
import { FakeStrategy } from './fake.ts';

export const host = new QuickJsHost({ memoryBytes: 40 * 1024 * 1024, hookMs: 200, setupMs: 500 });
/** With time to run out of memory first. */
export const patient = new QuickJsHost({ memoryBytes: 40 * 1024 * 1024, hookMs: 2_000, setupMs: 2_000 });

const unhurried = new QuickJsHost();

const GOOD = `import { strategy } from 'tapedeck';
  export default strategy({ name: 'Good', setup(s) {
    const line = s.sma(3);
    return { onBar(bar) { if (line.crossesAbove(100)) s.buy(); }, onEnd() { s.log('ran ' + line.value); } };
  } });`;

export interface Came {
  readonly kind: string;
  readonly message: string;
  readonly s: FakeStrategy;
}

/** Reads and runs a text over ten bars; `harmless` where it came through. */
export async function cameOf(source: string, steps = 10, on = host): Promise<Came> {
  const s = new FakeStrategy({}, steps);
  try {
    const hosted = await on.load(source, 'hostile.ts');
    s.run(hosted.definition.setup);
    hosted.dispose();
    return { kind: 'harmless', message: '', s };
  } catch (error) {
    if (!(error instanceof StrategyFault)) throw error;
    return { kind: error.problem.kind, message: error.message, s };
  }
}

export async function stillRuns(): Promise<void> {
  const { kind, s } = await cameOf(GOOD, 10, unhurried);
  expect(kind).toBe('harmless');
  expect(s.logged).toHaveLength(1);
}

/** A text whose hook runs these lines once a bar, and one whose setup runs them. */
export const hook = (lines: string) => `export default { name: 'x', setup: (s) => (bar) => { ${lines} } };`;
export const setup = (lines: string) => `export default { name: 'x', setup(s) { ${lines}; return {}; } };`;
export const top = (lines: string) => `${lines}; export default { name: 'x', setup: (s) => ({}) };`;
/** Logs what an expression comes to, or that it throws. */
export const probe = (expression: string) =>
  setup(`let found; try { found = ${expression}; } catch (error) { found = 'threw'; } s.log(String(found))`);
