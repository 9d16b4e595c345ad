/** `npm run golden -- PATH... [--topic T] [--json]`: runs reference cases through our public functions and tells the truth. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { REGISTRY } from './golden/registry.ts';
import type { GoldenCase, GoldenFile, Outcome } from './golden/types.ts';

export interface TopicReport {
  passed: number;
  failed: number;
  unsupported: number;
  failures: string[];
  unsupportedFns: string[];
  deliberate: string[];
}

function* files(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) {
    const inside = join(path, name);
    if (statSync(inside).isDirectory() || name.endsWith('.json')) yield* files(inside);
  }
}

function readGolden(file: string): GoldenFile | null {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as Partial<GoldenFile>;
  return typeof parsed.topic === 'string' && Array.isArray(parsed.cases) ? (parsed as GoldenFile) : null;
}

/** The nearest folder above a file that holds the market data; the shared data where there is none. */
function rootOf(file: string): string {
  let folder = dirname(resolve(file));
  while (dirname(folder) !== folder) {
    if (existsSync(join(folder, 'market'))) return folder;
    folder = dirname(folder);
  }
  return resolve(import.meta.dirname, '../../shared/data');
}

function runCase({ topic, shared }: GoldenFile, one: GoldenCase, root: string): Outcome {
  const runner = REGISTRY.get(topic)?.get(one.fn);
  if (!runner) return { kind: 'unsupported', what: '' };
  try {
    return runner(one, root, shared);
  } catch (error) {
    return { kind: 'failed', expected: one.expected, got: `threw ${(error as Error).message}` };
  }
}

const brief = (value: unknown): string => JSON.stringify(value).slice(0, 400);

function note(report: TopicReport, one: GoldenCase, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'passed':
      report.passed += 1;
      return;
    case 'failed':
      report.failed += 1;
      report.failures.push(`${one.id}: ${brief(outcome.expected)}, ${brief(outcome.got)}`);
      return;
    case 'deliberate':
      report.deliberate.push(`${one.id}: ${outcome.reason}`);
      return;
    case 'unsupported': {
      report.unsupported += 1;
      const name = outcome.what === '' ? one.fn : `${one.fn} (${outcome.what})`;
      if (!report.unsupportedFns.includes(name)) report.unsupportedFns.push(name);
    }
  }
}

export function runGolden(paths: readonly string[], only: string | undefined): Record<string, TopicReport> {
  const topics: Record<string, TopicReport> = {};
  for (const file of paths.flatMap((path) => [...files(path)])) {
    const golden = readGolden(file);
    const root = rootOf(file);
    if (!golden || (only !== undefined && golden.topic !== only)) continue;
    const report = (topics[golden.topic] ??= {
      passed: 0,
      failed: 0,
      unsupported: 0,
      failures: [],
      unsupportedFns: [],
      deliberate: [],
    });
    for (const one of golden.cases) note(report, one, runCase(golden, one, root));
  }
  return topics;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { topic: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length === 0) {
    process.stderr.write('Usage: npm run golden -- PATH... [--topic T] [--json]\n');
    return 2;
  }
  const absent = positionals.find((path) => !statSync(path, { throwIfNoEntry: false }));
  if (absent) {
    process.stderr.write(`${absent} is not there.\n`);
    return 2;
  }
  const topics = runGolden(positionals, values.topic);
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ topics }, null, 2)}\n`);
  } else {
    for (const [topic, report] of Object.entries(topics)) {
      process.stdout.write(
        `${topic}: ${report.passed} passed, ${report.failed} failed, ${report.unsupported} unsupported, ${report.deliberate.length} deliberate\n`,
      );
      for (const line of [...report.failures, ...report.deliberate.map((text) => `deliberate ${text}`)])
        process.stdout.write(`  ${line}\n`);
      if (report.unsupportedFns.length > 0)
        process.stdout.write(`  unsupported: ${report.unsupportedFns.join(', ')}\n`);
    }
  }
  return Object.values(topics).some((report) => report.failed > 0) ? 1 : 0;
}

if (process.argv[1]?.endsWith('golden.ts')) process.exitCode = main();
