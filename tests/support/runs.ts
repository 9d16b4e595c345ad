/** Bars in an engine of its own, and runs on them, for tests of research through the contract. */
import { openEngine, type TestEngine } from './workspace.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 2);

/** A wave with a trend: averages cross. */
export function csv(rows: number, phase = 0): Uint8Array<ArrayBuffer> {
  const lines = ['time,open,high,low,close,volume'];
  let close = 100;
  for (let row = 0; row < rows; row += 1) {
    const open = close;
    close = Math.round((100 + row / 50 + 10 * Math.sin(row / 12 + phase)) * 100) / 100;
    const [high, low] = [Math.max(open, close) + 0.2, Math.min(open, close) - 0.2];
    const time = new Date(START + row * HOUR).toISOString();
    lines.push([time, open, high.toFixed(2), low.toFixed(2), close, 1000 + (row % 7)].join(','));
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

export async function withBars(rows = 600, symbol = 'WAVE'): Promise<{ engine: TestEngine; series: number }> {
  const engine = openEngine(null);
  const series = await imported(engine, rows, symbol);
  return { engine, series };
}

export async function imported(
  { call }: TestEngine,
  rows: number,
  symbol: string,
  phase = 0,
): Promise<number> {
  await call('bars.import', {
    commandId: `import-${symbol}`,
    fileName: `${symbol}.csv`,
    bytes: csv(rows, phase),
    symbol,
  });
  return (await call('series.list', {})).find((each) => each.symbol === symbol)!.id;
}

export const spec = (series: readonly number[], more: object = {}) => ({
  strategies: [{ strategy: { id: 'built-in:sma-cross' }, parameters: { fast: 5, slow: 20 } }],
  data: { series: [...series] },
  cash: '100000',
  ...more,
});
