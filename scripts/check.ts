/** `npm run check`: types, lint, unit tests. What a person runs before a commit. */
import { join } from 'node:path';
import { binOf, ROOT, runNode } from './lib.ts';

export const typesStep = () => runNode([binOf('typescript/bin/tsc'), '-b']);
export const lintStep = () =>
  runNode([binOf('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', 'src', 'scripts', 'tests'], {
    env: { NO_COLOR: '1' },
  });
export const formatStep = () =>
  runNode([binOf('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
export const vitest = (...args: string[]) =>
  runNode([binOf('vitest/vitest.mjs'), 'run', ...args], { env: { NO_COLOR: '1' } });

const STEPS: readonly (readonly [string, () => Promise<{ code: number }>])[] = [
  ['types', typesStep],
  ['lint', lintStep],
  ['format', formatStep],
  ['unit', () => vitest('--project', 'unit')],
];

async function main(): Promise<number> {
  const only = process.argv[process.argv.indexOf('--only') + 1];
  const wanted = process.argv.includes('--only') ? STEPS.filter(([name]) => name === only) : STEPS;
  for (const [name, step] of wanted) {
    const { code } = await step();
    process.stdout.write(`${name}: ${code === 0 ? 'ok' : 'failed'}\n`);
    if (code !== 0) return code;
  }
  return 0;
}

if (process.argv[1] === join(ROOT, 'scripts', 'check.ts')) process.exitCode = await main();
