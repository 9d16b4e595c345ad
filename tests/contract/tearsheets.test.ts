/** Tearsheets of runs through the contract: the figures and charts of a page, and the same as files. */
import { describe, expect, test } from 'vitest';
import { spec, withBars } from '../support/runs.ts';

describe('a tearsheet', () => {
  test('every figure of the registry, from the curves and the trades that are kept', async () => {
    const { engine, series } = await withBars(3_000);
    const { call } = engine;
    const { id } = await call('runs.start', { commandId: 'm', spec: spec([series]) });
    const { figures, curve } = await call('runs.wait', { id });
    const metrics = await call('reports.tearsheet', { subject: { kind: 'run', id } });
    const of = (name: string) => metrics.figures.find((each) => each.id === name)!.result.value;
    expect(metrics.figures.length).toBeGreaterThan(90);
    expect(of('total-return')).toBeCloseTo(curve.at(-1)!.equity / curve[0]!.equity - 1, 12);
    expect(of('sharpe')).toBeCloseTo(figures!.sharpe!, 10);
    expect(of('trades')).toBe(figures!.trades);
    expect(of('trade-win-rate')).toBeCloseTo(figures!.winRate!, 12);
    expect(of('beta')).not.toBeNull();
    expect(metrics.intervals!.sharpe!.low).toBeLessThan(of('sharpe')!);
    expect(metrics.months.map(({ label }) => label)).toEqual(
      ['01', '02', '03', '04', '05'].map((month) => `2024-${month}`),
    );
    const dearer = await call('reports.tearsheet', {
      subject: { kind: 'run', id },
      conventions: { riskFree: 0.5 },
    });
    expect(dearer.figures.find((each) => each.id === 'sharpe')!.result.value).toBeLessThan(of('sharpe')!);
    expect(JSON.stringify(metrics)).not.toMatch(/NaN|Infinity/);
    expect(metrics.charts.map((chart) => chart.id)).toEqual([
      'equity',
      'growth',
      'underwater',
      'yearly',
      'distribution',
      'exposure',
      'excursions',
    ]);
    expect(metrics.falls[0]!.depth).toBeCloseTo(of('max-drawdown')!, 12);
  });

  test('as a file: HTML, PDF, XLSX, CSV and JSON say the same', async () => {
    const { engine, series } = await withBars(1_200);
    const { call } = engine;
    const { id } = await call('runs.start', { commandId: 'f', spec: spec([series]) });
    await call('runs.wait', { id });
    const sheet = await call('reports.tearsheet', { subject: { kind: 'run', id } });
    const file = async (format: 'html' | 'pdf' | 'xlsx' | 'csv' | 'json') =>
      call('reports.file', { subject: { kind: 'run', id }, format });
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    const [html, xlsx, csv, json] = [
      await file('html'),
      await file('xlsx'),
      await file('csv'),
      await file('json'),
    ];
    expect([html, xlsx, csv, json].map(({ fileName }) => fileName)).toEqual(
      ['html', 'xlsx', 'csv', 'json'].map((format) => `sma-cross.${format}`),
    );
    expect(JSON.parse(text(json.bytes))).toEqual(JSON.parse(JSON.stringify(sheet)));
    const sharpe = sheet.figures.find((each) => each.id === 'sharpe')!.result.value!;
    expect(text(html.bytes)).toContain(sharpe.toFixed(3).replace('-', '−'));
    expect(text(csv.bytes)).toContain('Sharpe ratio,');
    expect(text(xlsx.bytes.slice(0, 2))).toBe('PK');
    const pdf = await file('pdf');
    expect([pdf.fileName, text(pdf.bytes.slice(0, 5))]).toEqual(['sma-cross.pdf', '%PDF-']);
    const subject = { kind: 'run', id } as const;
    const risk = await call('reports.file', { subject, format: 'html', sections: ['summary', 'risk'] });
    expect(text(risk.bytes)).toContain('id="section-risk"');
    expect(text(risk.bytes)).not.toContain('id="section-formulas"');
    await expect(
      call('reports.file', { subject: { kind: 'run', id: 'nobody' }, format: 'csv' }),
    ).rejects.toThrow('NOT_FOUND');
  });

  test('a chart as a picture, SVG and PNG', async () => {
    const { engine, series } = await withBars(600);
    const { call } = engine;
    const { id } = await call('runs.start', { commandId: 'g', spec: spec([series]) });
    await call('runs.wait', { id });
    const subject = { kind: 'run', id } as const;
    const svg = await call('reports.chart', { subject, chart: 'equity', format: 'svg' });
    expect(svg.fileName).toBe('sma-cross equity.svg');
    expect(new TextDecoder().decode(svg.bytes)).toMatch(/^<svg /);
    const png = await call('reports.chart', { subject, chart: 'equity', format: 'png', language: 'vi' });
    expect(Buffer.from(png.bytes.slice(1, 4)).toString()).toBe('PNG');
    await expect(call('reports.chart', { subject, chart: 'rolling-beta', format: 'svg' })).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});

test.each(['1h', '4h', '1d', '1w', '1mo'] as const)(
  'holding all of it moves with the benchmark, which is just that: %s',
  async (timeframe) => {
    const { engine, series } = await withBars(24 * 500);
    const { call } = engine;
    const held = spec([series], {
      strategies: [{ strategy: { id: 'built-in:buy-and-hold' }, size: { by: 'equity', share: 1 } }],
      timeframe,
      cash: '100000000',
    });
    const { id } = await call('runs.start', { commandId: 'hold', spec: held });
    await call('runs.wait', { id });
    const sheet = await call('reports.tearsheet', { subject: { kind: 'run', id }, sections: ['costs'] });
    const of = (name: string) => sheet.figures.find((each) => each.id === name)!.result.value;
    expect(of('beta')).toBeCloseTo(1, 1);
    expect(of('correlation')).toBeGreaterThan(0.98);
    expect(of('time-in-market')).toBeGreaterThan(0.85);
    expect(of('cost-slippage')).toBe(0);
    expect(sheet.months[0]!.label).toBe('2024-01');
  },
);

test('a run that failed has no tearsheet, and that is what is said', async () => {
  const { engine, series } = await withBars(300);
  const { call } = engine;
  const source = `export default { name: 'Broken', onBar() { throw new Error('no'); } }`;
  const broken = { kind: 'typescript' as const, source, fileName: 'broken.ts' };
  const { id } = await call('runs.start', {
    commandId: 'broken',
    spec: spec([series], { strategies: [{ strategy: broken }] }),
  });
  await call('runs.wait', { id });
  await expect(call('reports.tearsheet', { subject: { kind: 'run', id } })).rejects.toThrow(
    'RUN_WITHOUT_RESULT',
  );
});
