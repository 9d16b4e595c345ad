/**
 * `npm test`: types, lint, format, every vitest project, a build, and end-to-end tests in a real Chromium. Ends with one plain line
 * that counts all of it. `--only e2e` builds and runs the end-to-end tests alone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binOf, ROOT, runNode } from './lib.ts';
import { formatStep, lintStep, typesStep } from './check.ts';
import { ensureChromium } from './chromium.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** A step that passes or fails as a whole counts as one. */
async function whole(name: string, step: () => Promise<{ code: number }>): Promise<boolean> {
  const { code } = await step();
  say(`${name}: ${code === 0 ? 'ok' : 'failed'}`);
  if (code === 0) total.passed += 1;
  else total.failed += 1;
  return code === 0;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

async function vitest(
  name: string,
  projects: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-test-'));
  const file = join(folder, 'report.json');
  const args = projects.flatMap((project) => ['--project', project]);
  const { code } = await runNode(
    [
      binOf('vitest/vitest.mjs'),
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    // Commands that tests start are compiled once.
    { env: { NO_COLOR: '1', NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/node'), ...env } },
  );
  const before = total.failed;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
    total.passed += report.numPassedTests;
    total.failed += report.numFailedTests;
    total.skipped += report.numPendingTests;
  } catch {
    say(`${name}: no report was written`);
  }
  if (code !== 0 && total.failed === before) total.failed += 1;
  rmSync(folder, { recursive: true, force: true });
  say(`${name}: ${code === 0 ? 'ok' : 'failed'}`);
}

async function endToEnd(): Promise<void> {
  const built = await whole('build', () => runNode(['scripts/build.ts']));
  if (!built) return;
  const browser = await ensureChromium();
  if ('missing' in browser) {
    say(browser.missing);
    total.failed += 1;
    return;
  }
  await vitest('e2e', ['e2e'], { TAPEDECK_CHROMIUM: browser.path });
}

async function main(): Promise<void> {
  const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null;
  if (only !== 'e2e') {
    await whole('types', typesStep);
    await whole('lint', lintStep);
    await whole('format', formatStep);
    await vitest('tests', ['unit', 'scenarios', 'store', 'contract', 'architecture']);
  }
  await endToEnd();
}

await main();
say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;
