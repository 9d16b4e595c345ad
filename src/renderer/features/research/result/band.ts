/** The area between a low and a high line, drawn below the lines of a series. */
import type {
  IChartApi,
  ISeriesApi,
  ISeriesPrimitive,
  IPrimitivePaneView,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import type { BandPoint } from './curves.ts';

type Target = Parameters<NonNullable<ReturnType<IPrimitivePaneView['renderer']>>['draw']>[0];

interface Corner {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

export class Band implements ISeriesPrimitive<Time> {
  private chart: IChartApi | null = null;
  private series: ISeriesApi<'Line'> | null = null;
  private redraw: () => void = () => undefined;
  private points: readonly BandPoint[] = [];
  private colour = 'transparent';
  private readonly views: readonly IPrimitivePaneView[];

  constructor() {
    this.views = [
      { zOrder: () => 'bottom', renderer: () => ({ draw: (target: Target) => this.draw(target) }) },
    ];
  }

  attached({ chart, series, requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.chart = chart as IChartApi;
    this.series = series as ISeriesApi<'Line'>;
    this.redraw = requestUpdate;
  }

  detached(): void {
    this.chart = null;
    this.series = null;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  set(points: readonly BandPoint[], colour: string): void {
    this.points = points;
    this.colour = colour;
    this.redraw();
  }

  private corners(): Corner[] {
    const { chart, series } = this;
    if (!chart || !series) return [];
    const scale = chart.timeScale();
    return this.points.flatMap(({ time, low, high }) => {
      const x = scale.timeToCoordinate(time);
      const [below, above] = [series.priceToCoordinate(low), series.priceToCoordinate(high)];
      return x === null || below === null || above === null ? [] : [{ x, low: below, high: above }];
    });
  }

  private draw(target: Target): void {
    const corners = this.corners();
    if (corners.length < 2) return;
    target.useMediaCoordinateSpace(({ context }) => {
      context.beginPath();
      for (const { x, high } of corners) context.lineTo(x, high);
      for (const { x, low } of corners.toReversed()) context.lineTo(x, low);
      context.closePath();
      context.fillStyle = this.colour;
      context.fill();
    });
  }
}
