/** Charts as pictures: well-formed, the same each time, of the size that is said, in letters that are carried along. */
import { describe, expect, test } from 'vitest';
import { chartSvg } from '#export/report-chart.ts';
import { chartFile } from '#export/report-picture.ts';
import { CHART_SIZES } from '#export/report-looks.ts';
import { pictureTools } from '#engine/reports/assets.ts';
import type { ChartSpec } from '#report/chart.ts';
import { createWords } from '#words/index.ts';
import { madeTearsheet } from '../../support/made-report.ts';

const sheet = madeTearsheet();
const words = createWords('vi');
const svgOf = async (made: typeof sheet, id: ChartSpec['id']): Promise<string> =>
  new TextDecoder().decode((await chartFile(made, id, 'svg', 'vi', pictureTools))!);

describe('SVG', () => {
  test.each(sheet.charts.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
    const svg = chartSvg(spec, words);
    expect(svg).toMatch(/^<svg width="760" height="240"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|<style|class=|zr\d/);
    expect(chartSvg(spec, words)).toBe(svg);
    // Attributes are quoted once, every element is closed.
    expect(svg.replace(/<\/?[\w:]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<>]/);
    for (const [, link] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`<clipPath id="${link}"`);
    expect(svg.includes('clip-path') ? svg : id).toContain(id);
  });

  test('has the chart’s title and the report’s name, as text', async () => {
    const svg = await svgOf(madeTearsheet({ name: '<b onload="x">&' }), 'equity');
    expect(svg).not.toContain('<b ');
    expect(svg).toContain('&lt;b onload=&quot;x&quot;&gt;&amp;');
    expect(svg).toContain('Tài sản ròng');
  });

  test('bars of one place stand on each other, months are read as months', () => {
    const svg = chartSvg(
      sheet.charts.find(({ id }) => id === 'costs')!,
      words,
    );
    expect(svg).toContain('01/2022');
    const highest = [...svg.matchAll(/>([\d,]+)\sTr</g)].map(([, value]) => Number(value!.replace(',', '.')));
    expect(Math.max(...highest)).toBeGreaterThan(2.5);
  });

  test('of one point, and of none', () => {
    const spec = { id: 'contribution', kind: 'bars', x: 'name', y: 'money', names: ['FPT'] } as const;
    for (const points of [[], [[0, 5] as const]])
      expect(chartSvg({ ...spec, series: [{ id: 'run', points }] }, words)).not.toMatch(/NaN|undefined/);
  });
});

describe('PNG', () => {
  test('at two pixels for one, the same each time', async () => {
    const picture = async () => Buffer.from((await chartFile(sheet, 'equity', 'png', 'vi', pictureTools))!);
    const [first, second] = [await picture(), await picture()];
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual(
      CHART_SIZES.wide.map((side) => side * 2),
    );
    expect(first.equals(second)).toBe(true);
  });

  test('is drawn in the letters that are given', async () => {
    const plain = pictureTools();
    const heavy = { ...plain, fonts: { regular: plain.fonts.bold, bold: plain.fonts.bold } };
    const [a, b] = [
      await chartFile(sheet, 'yearly', 'png', 'vi', () => plain),
      await chartFile(sheet, 'yearly', 'png', 'vi', () => heavy),
    ];
    expect(Buffer.from(a!).equals(Buffer.from(b!))).toBe(false);
  });

  test('a chart that is not there is null', async () => {
    const nothing = madeTearsheet({ returns: [], tables: [] });
    expect(await chartFile(nothing, 'equity', 'png', 'en', pictureTools)).toBeNull();
  });
});
