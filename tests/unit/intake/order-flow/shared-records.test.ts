/** Real records: the rebuilt books equal the published ones, and the checkpoints that come with them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FlowCheckpoint } from '#contract/flow.ts';
import { replayFlow } from '#intake/order-flow/replay.ts';

const FOLDER = join(import.meta.dirname, '../../../../../shared/data/lob');
const present = existsSync(FOLDER);
const note = present ? '' : ' (skipped: ../shared/data is not there)';
const LEVELS = 50;

test.skipIf(!present).each([
  ['AAPL', 672],
  ['MSFT', 1950],
])(`LOBSTER %s: every level of every row${note}`, (symbol, count) => {
  const read = (kind: string) =>
    readFileSync(join(FOLDER, `lobster/${symbol}_2012-06-21_L50_open_${kind}.csv`));
  const published = read('orderbook');
  // The first row is all that may be known of the published book.
  const opening = published.subarray(0, published.indexOf(10));
  const replayed = replayFlow(read('message'), {
    format: 'lobster',
    opening,
    levels: LEVELS,
    every: null,
    orders: [],
  });
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
  const rows = new TextDecoder().decode(replayed.value.rows).trimEnd().split('\n');
  expect(rows).toHaveLength(count);
  expect(rows).toEqual(published.toString('latin1').trimEnd().split(/\r?\n/));
  const { unmatched, executedInTurn, executedOutOfTurn } = replayed.value;
  expect(unmatched).toBe(0);
  expect(executedInTurn / (executedInTurn + executedOutOfTurn)).toBeGreaterThan(0.97);
});

test.skipIf(!present)(`Databento MBO: every checkpoint${note}`, () => {
  const { checkpoints } = JSON.parse(
    readFileSync(join(FOLDER, 'databento_mbo/es_first20000.checkpoints.json'), 'utf8'),
  ) as { checkpoints: FlowCheckpoint[] };
  const bytes = readFileSync(join(FOLDER, 'databento_mbo/es_first20000.csv'));
  const replayed = replayFlow(bytes, {
    format: 'databento-mbo',
    opening: null,
    levels: 10,
    every: 2000,
    orders: [],
  });
  if (!replayed.ok) throw new Error(JSON.stringify(replayed.error));
  const close = (checkpoint: FlowCheckpoint) => ({
    ...checkpoint,
    ts_event_ns: Number(checkpoint.ts_event_ns),
  });
  expect(replayed.value.checkpoints.map(close)).toEqual(checkpoints.map(close));
});
