/**
 * One chart of a report as a file: SVG, or PNG at two pixels for one.
 * Invariants: letters are those of the fonts that are given, never the machine's; the same chart gives the same bytes.
 */
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { ChartId } from '#report/chart.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale } from '#words/index.ts';
import type { ReportFonts } from './pdf/paper.ts';
import { chartSvg } from './report-chart.ts';
import { CHART_SIZES } from './report-looks.ts';

export type PictureFormat = 'svg' | 'png';

/** What draws pictures: the fonts, and the program (WebAssembly) that turns vectors into pixels. */
export interface PictureTools {
  readonly fonts: ReportFonts;
  readonly program: Uint8Array;
}

/** Longer titles would run into the legend. */
const TITLE_SIGNS = 70;
const cut = (title: string): string =>
  title.length > TITLE_SIGNS ? `${title.slice(0, TITLE_SIGNS - 1)}…`.toWellFormed() : title.toWellFormed();

const DENSITY = 2;
const WHITE = '#ffffff';

let ready: Promise<void> | null = null;

/** Started once in a thread. */
const start = (program: Uint8Array): Promise<void> =>
  (ready ??= initWasm(program as Uint8Array<ArrayBuffer>));

async function pixels(svg: string, { fonts, program }: PictureTools): Promise<Uint8Array> {
  await start(program);
  const drawing = new Resvg(svg, {
    background: WHITE,
    fitTo: { mode: 'zoom', value: DENSITY },
    font: { fontBuffers: [fonts.regular, fonts.bold], defaultFontFamily: 'Inter', loadSystemFonts: false },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** Null where the report does not have the chart. `tools` draws pixels. */
export async function chartFile(
  sheet: Tearsheet,
  id: ChartId,
  format: PictureFormat,
  language: Locale,
  tools: () => PictureTools,
): Promise<Uint8Array | null> {
  const spec = sheet.charts.find((each) => each.id === id);
  if (!spec) return null;
  const words = createWords(language);
  const [width, height] = CHART_SIZES.wide;
  const title = `${words.t(`reportCodes.chart-${id}`)} · ${sheet.subject.name}`;
  const svg = chartSvg(spec, words, width, height, { title: cut(title) });
  return format === 'svg' ? new TextEncoder().encode(`${svg}\n`) : pixels(svg, tools());
}
