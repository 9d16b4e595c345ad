/** `book replay` as a script uses it: the file beside the messages is found, and a refusal writes nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/lib.ts';
import { temporaryFolder } from '../support/workspace.ts';

function cli(...args: string[]) {
  const env = { ...process.env, LANG: 'C', LC_ALL: 'C' };
  return spawnSync(process.execPath, ['src/main/hosts/cli/index.ts', 'book', 'replay', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
}

const OPENING = '1000200,8,1000000,40\n';
const MESSAGES = '34200.1,1,50,10,1000000,1\n34200.2,4,20,30,1000000,1\n';

test('messages and the orderbook file beside them', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const lobster = ['--format', 'lobster', '--levels', '1'];
  writeFileSync(at('X_message_1.csv'), MESSAGES);
  const alone = cli(at('X_message_1.csv'), ...lobster, '--out', at('alone.csv'));
  expect([alone.status, alone.stdout]).toEqual([0, expect.stringContaining('starts empty')]);
  expect(readFileSync(at('alone.csv'), 'utf8')).toBe('9999999999,0,1000000,10\n'.repeat(2));

  writeFileSync(at('X_orderbook_1.csv'), OPENING);
  const found = cli(at('X_message_1.csv'), ...lobster, '--every', '1', '--out', at('found.csv'), '--json');
  expect(JSON.parse(found.stdout)).toMatchObject({
    opening: 'X_orderbook_1.csv',
    messages: 2,
    counts: { adds: 1, executions: 1 },
    final: { bids: [[1_000_000, 10]], asks: [[1_000_200, 8]] },
    checkpoints: [{ ts_event_ns: 34_200.1 }, { ts_event_ns: 34_200.2 }],
  });
  expect(readFileSync(at('found.csv'), 'utf8')).toBe(`${OPENING}1000200,8,1000000,10\n`);

  const over = cli(at('X_message_1.csv'), ...lobster, '--out', at('X_orderbook_1.csv'));
  expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('to be read')]);
  expect(readFileSync(at('X_orderbook_1.csv'), 'utf8')).toBe(OPENING);
});

test('what cannot be replayed is named with file and line; the output stays as it was', () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  writeFileSync(at('bad.csv'), `${MESSAGES}34200.3,1,51,-5,1000000,1\n`);
  writeFileSync(at('out.csv'), 'before');
  const before = readdirSync(folder);
  const bad = cli(at('bad.csv'), '--format', 'lobster', '--out', at('out.csv'), '--json');
  expect([bad.status, JSON.parse(bad.stdout)]).toEqual([
    1,
    {
      error: {
        code: 'FLOW_UNREADABLE',
        params: { file: 'bad.csv', problem: 'flow-value', line: 3, column: 'size', value: '-5' },
      },
    },
  ]);
  expect(bad.stderr).toContain('line 3: “-5” cannot be a size');
  expect([readFileSync(at('out.csv'), 'utf8'), readdirSync(folder)]).toEqual(['before', before]);

  const nowhere = cli(at('none.csv'), '--format', 'lobster', '--out', at('new.csv'));
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining('no such file')]);
  const format = cli(at('bad.csv'), '--format', 'itch', '--out', at('new.csv'));
  expect([format.status, format.stderr]).toEqual([2, expect.stringContaining('databento-mbo')]);
  const levels = cli(at('bad.csv'), '--format', 'lobster', '--levels', '0', '--out', at('new.csv'));
  expect([levels.status, levels.stderr]).toEqual([2, expect.stringContaining('levels')]);
  expect(cli(at('bad.csv'), '--format', 'lobster').status).toBe(2);
  expect(existsSync(at('new.csv'))).toBe(false);
});
