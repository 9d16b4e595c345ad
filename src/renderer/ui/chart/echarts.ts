/** The one place that touches echarts: what is drawn with it here, on a canvas and as files. Loaded with the pages that need it. */
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TitleComponent,
  CanvasRenderer,
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;
export type ChartHandle = ECharts;

export const openChart = (element: HTMLElement): ChartHandle =>
  init(element, null, { renderer: 'canvas', useDirtyRect: false });

/** The same picture as a text of SVG. */
export function svgOf(option: ChartOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** As PNG, sharp on paper: the bytes behind its data address. */
export function pngOf(option: ChartOption, width: number, height: number, background: string): Uint8Array {
  const element = document.createElement('div');
  const chart = init(element, null, { renderer: 'canvas', width, height });
  try {
    chart.setOption(option);
    const address = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background });
    const text = atob(address.slice(address.indexOf(',') + 1));
    return Uint8Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  } finally {
    chart.dispose();
  }
}
