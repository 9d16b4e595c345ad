/** When a series has bars, on the axis that all series share: a thin bar with its gaps. */
import type { SeriesOverview } from '#contract/quality-views.ts';
import { useWords } from '../../state/settings.ts';
import { dateOf } from './figures.ts';
import { qualityOf } from './store.ts';
import css from './data.module.css';

export interface Axis {
  readonly from: number;
  readonly to: number;
}

const UNITS = 1_000;
/** A gap stays in sight however short it is. */
const LEAST_GAP = 3;

export function axisOf(rows: readonly SeriesOverview[]): Axis {
  const from = Math.min(...rows.map(({ series }) => series.first));
  const to = Math.max(...rows.map(({ series }) => series.last));
  return { from, to: Math.max(to, from + 1) };
}

export function Coverage({ row, axis }: { readonly row: SeriesOverview; readonly axis: Axis }) {
  const words = useWords();
  const { first, last } = row.series;
  const gaps = qualityOf(row)?.gaps ?? [];
  const at = (moment: number) => ((moment - axis.from) / (axis.to - axis.from)) * UNITS;
  const span = { from: dateOf(words, first), to: dateOf(words, last) };
  const label =
    gaps.length > 0
      ? words.t('data.coverageGaps', { ...span, count: gaps.length })
      : words.t('data.coverageOf', span);
  return (
    <svg
      className={css.coverage}
      viewBox={`0 0 ${UNITS} 10`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <rect className={css.track} x={0} y={4} width={UNITS} height={2} />
      <rect className={css.span} x={at(first)} y={1} width={Math.max(at(last) - at(first), 4)} height={8} />
      {gaps.map(([from, to]) => (
        <rect
          key={from}
          className={css.gap}
          x={at(from)}
          y={1}
          width={Math.max(at(to) - at(from), LEAST_GAP)}
          height={8}
        />
      ))}
    </svg>
  );
}
