/** `npm run bench [NAME…] [--json]`: measured figures as ratios against a peer of the same run. */
import { parseArgs } from 'node:util';
import { backtest } from './backtest.ts';
import { bars } from './bars.ts';
import { book } from './book.ts';
import { data } from './data.ts';
import { engine } from './engine.ts';
import { indicators } from './indicators.ts';
import { ledger } from './ledger.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { risk } from './risk.ts';
import { sheets } from './sheets.ts';
import type { Bench, BenchResult } from './types.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  book,
  bars,
  risk,
  ledger,
  sheets,
  data,
  replay,
  engine,
  indicators,
  backtest,
  report,
};

const figure = (value: number): string =>
  value >= 1_000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);

function table(results: readonly BenchResult[]): string {
  const rows = [
    ['name', 'ours', 'peer', 'unit', 'ratio', 'goal', 'holds', 'peer is'],
    ...results.map((row) => [
      row.name,
      figure(row.ours),
      figure(row.peer),
      row.unit,
      `${row.ratio.toFixed(2)}×`,
      row.goal,
      row.holds ? 'yes' : 'NO',
      row.peerName,
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const unknown = positionals.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown) {
  process.stderr.write(`No bench named ${unknown}. There are: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const results: BenchResult[] = [];
for (const name of names) results.push(...(await BENCHES[name]!()));
process.stdout.write(`${values.json ? JSON.stringify({ benches: results }, null, 2) : table(results)}\n`);
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1;
