/** Breaks each wall on purpose, in a scratch copy, and sees types and lint refuse it. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
let copy = '';

const run = (args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, output: stdout + stderr };
};
const lint = (file: string) => run(['node_modules/oxlint/bin/oxlint', '--deny-warnings', file]);

/** Writes a file that breaks a rule, runs the check on it, and takes it away again. */
function broken(
  file: string,
  text: string,
  check: (file: string) => ReturnType<typeof run>,
): ReturnType<typeof run> {
  const path = join(copy, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const result = check(file);
  rmSync(path);
  return result;
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'tapedeck-walls-'));
  for (const name of ['package.json', 'tsconfig.base.json', '.oxlintrc.json'])
    cpSync(join(ROOT, name), join(copy, name));
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('types', () => {
  const typesOf = (layer: string) => () => run(['node_modules/typescript/bin/tsc', '-b', layer]);

  test('the copy is sound before anything is broken', () =>
    expect(typesOf('src/shared/contract')().output).toBe(''));

  test.each([
    ['src/shared/core', 'export const here = window.location.href;\n', 'window'],
    ['src/shared/core', 'export const now = process.hrtime();\n', 'process'],
    ['src/shared/core', 'export const later = setTimeout(() => {}, 1);\n', 'setTimeout'],
    [
      'src/shared/contract',
      "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x');\n",
      'node:fs',
    ],
  ])('%s does not compile with %j', (layer, text, named) => {
    const { status, output } = broken(`${layer}/broken.ts`, text, typesOf(layer));
    expect(status).not.toBe(0);
    expect(output).toContain(named);
  });
});

describe('lint', () => {
  const long = (lines: number) =>
    `${Array.from({ length: lines }, (_, line) => `export const a${line} = ${line};`).join('\n')}\n`;
  const body = (lines: number) =>
    `export function long(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(lines)}  return sum;\n}\n`;
  const branches = `export function tangled(a: number): number {\n${Array.from({ length: 14 }, (_, index) => `  if (a === ${index}) return ${index};`).join('\n')}\n  return a;\n}\n`;

  test.each([
    ['a clock in core', 'src/shared/core/broken.ts', 'export const now = Date.now();\n', 'Date'],
    ['randomness in core', 'src/shared/core/broken.ts', 'export const dice = Math.random();\n', 'random'],
    [
      'a transcendental function in the ledger',
      'src/shared/core/ledger/broken.ts',
      'export const root = Math.sqrt(2);\n',
      'sqrt',
    ],
    [
      'contract in core',
      'src/shared/core/broken.ts',
      "export { calls } from '#contract/calls.ts';\n",
      'core imports only itself',
    ],
    [
      'SQLite outside the store',
      'src/main/engine/broken.ts',
      "import Database from 'better-sqlite3';\nexport const db = Database;\n",
      'sole owner of SQLite',
    ],
    [
      'a spreadsheet reader outside intake',
      'src/main/hosts/cli/broken.ts',
      "export { read } from 'hucre';\n",
      'engine/client only',
    ],
    [
      'a spreadsheet writer outside export',
      'src/main/intake/broken.ts',
      "export { writeXlsx } from 'hucre/xlsx';\n",
      'sole owner of file writers',
    ],
    [
      'text of users outside the sandbox',
      'src/main/engine/broken.ts',
      "export { transform } from 'sucrase';\n",
      'alone runs text of users',
    ],
    [
      'the disk in the sandbox',
      'src/main/sandbox/broken.ts',
      "export { readFileSync } from 'node:fs';\n",
      'nothing of the machine',
    ],
    [
      'the disk in export',
      'src/main/export/broken.ts',
      "export { writeFileSync } from 'node:fs';\n",
      'no disk, no engine',
    ],
    [
      'the engine’s inside in a host',
      'src/main/hosts/cli/broken.ts',
      "export { Engine } from '#engine/engine.ts';\n",
      'engine/client only',
    ],
    [
      'the kernel in the renderer',
      'src/renderer/broken.ts',
      "export { step } from '#core/kernel/step.ts';\n",
      'units and model only',
    ],
    [
      'Node in the renderer',
      'src/renderer/broken.ts',
      "export { readFileSync } from 'node:fs';\n",
      'contract only',
    ],
    ['a file too long', 'src/shared/core/broken.ts', long(301), 'max-lines'],
    ['a function too long', 'src/shared/core/broken.ts', body(60), 'max-lines-per-function'],
    ['a function too tangled', 'src/shared/core/broken.ts', branches, 'complexity'],
    ['a way round the types', 'src/shared/core/broken.ts', 'export const x: any = 1;\n', 'no-explicit-any'],
  ])('refuses %s', (_name, file, text, named) => {
    const { status, output } = broken(file, text, lint);
    expect(output).toContain(named);
    expect(status).not.toBe(0);
  });

  test('refuses an import cycle', () => {
    writeFileSync(
      join(copy, 'src/shared/core/cycle-a.ts'),
      "import { b } from './cycle-b.ts';\nexport const a = (): number => b();\n",
    );
    writeFileSync(
      join(copy, 'src/shared/core/cycle-b.ts'),
      "import { a } from './cycle-a.ts';\nexport const b = (): number => a();\n",
    );
    const { output, status } = lint('src/shared/core');
    rmSync(join(copy, 'src/shared/core/cycle-a.ts'));
    rmSync(join(copy, 'src/shared/core/cycle-b.ts'));
    expect(output).toContain('no-cycle');
    expect(status).not.toBe(0);
  });
});
