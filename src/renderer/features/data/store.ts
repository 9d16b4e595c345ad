/** What the data page looks at: the series, the chosen one, its tab. Kept while other pages are looked at. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppError } from '#contract/errors.ts';
import type { SeriesOverview, StoredQuality } from '#contract/quality-views.ts';
import { call, errorOf } from '../../client/index.ts';
import { useImports } from '../../state/imports.ts';
import { useSession } from '../../state/session.ts';

export const DETAIL_TABS = ['quality', 'lineage', 'actions'] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

interface DataState {
  /** Null until they were read. */
  readonly rows: readonly SeriesOverview[] | null;
  readonly error: AppError | null;
  readonly filter: string;
  readonly chosen: number | null;
  readonly tab: DetailTab;
}

export const useData = create<DataState>()(() => ({
  rows: null,
  error: null,
  filter: '',
  chosen: null,
  tab: 'quality',
}));

export const qualityOf = ({ series }: SeriesOverview): StoredQuality | null =>
  series.quality as StoredQuality | null;

/** Rows that are what they were stay the same objects, so that they are not drawn again. */
function kept(before: readonly SeriesOverview[], now: readonly SeriesOverview[]): readonly SeriesOverview[] {
  const known = new Map(before.map((row) => [row.series.id, row]));
  return now.map((row) => {
    const old = known.get(row.series.id);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
}

export async function loadSeries(): Promise<void> {
  try {
    const rows = await call('series.overview', {});
    useData.setState((state) => ({
      rows: kept(state.rows ?? [], rows),
      error: null,
      chosen: rows.some(({ series }) => series.id === state.chosen) ? state.chosen : null,
    }));
  } catch (thrown) {
    useData.setState({ error: errorOf(thrown) });
  }
}

/** Reads the series while the page is there, and again whenever the engine says that some changed. */
export function useSeriesRows(): void {
  const version = useImports((state) => state.version);
  const connected = useSession((state) => state.connection === 'open');
  useEffect(() => {
    if (connected) void loadSeries();
  }, [version, connected]);
}
