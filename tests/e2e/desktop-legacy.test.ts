/**
 * A package trimmed too far still starts: what is missing shows when it is needed. Every kind of order sheet is read by the
 * packaged code, from beside the archive, where nothing of the checkout can help it.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { binOf, runNode } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/folders.ts';

/** The least that electron-builder takes for Electron's program: the mark of its fuses, version 1, nine of them. */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009${'1'.repeat(9)}`;
const ROWS = [
  ['Symbol', 'Side', 'Quantity', 'Price'],
  ['FPT', 'Buy', 100, 95_000],
];

describe('packaged code around a stand-in for Electron’s program', () => {
  const folder = temporaryFolder();
  let beside = '';
  beforeAll(async () => {
    const electron = join(folder, 'electron');
    mkdirSync(electron);
    writeFileSync(join(electron, 'electron'), FUSES, { mode: 0o755 });
    const output = join(folder, 'dist');
    const overrides = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
    const args = [binOf('electron-builder/cli.js'), '--linux', 'dir', '--publish', 'never', ...overrides];
    const { code, output: said } = await runNode(args, { quiet: true });
    expect(code, said).toBe(0);
    const program = readdirSync(output).find((name) => name.endsWith('unpacked'))!;
    beside = join(output, program, 'resources', 'app.asar.unpacked');
  }, 60_000);

  test.each(['xlsx', 'biff8', 'biff5', 'xlsb', 'ods', 'csv'] as const)(
    'reads a sheet written as %s',
    async (bookType) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), 'Orders');
      const extension = bookType.startsWith('biff') ? 'xls' : bookType;
      const sheet = join(folder, `orders-${bookType}.${extension}`);
      writeFileSync(sheet, new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer));
      const cli = [join(beside, 'out/main/cli.js'), 'orders', 'parse', sheet, '--json'];
      const { stdout } = await promisify(execFile)(process.execPath, cli, { cwd: beside });
      const { file_error, accepted } = JSON.parse(stdout) as {
        file_error: unknown;
        accepted: readonly unknown[];
      };
      expect(file_error).toBeNull();
      expect(accepted).toHaveLength(1);
    },
  );

  test('opens a workspace with the native SQLite it carries', async () => {
    const cli = (...words: string[]) =>
      promisify(execFile)(
        process.execPath,
        [join(beside, 'out/main/cli.js'), ...words, '--json', '--workspace', join(folder, 'desk')],
        { cwd: beside },
      );
    await cli('account', 'open');
    const { stdout } = await cli('workspace', 'info');
    expect(JSON.parse(stdout)).toMatchObject({ mode: 'ready' });
  });
});
