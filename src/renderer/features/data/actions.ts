/** What is done with series: deleted with undo, exported, replayed, repaired; lists of instruments read. */
import type { Params } from '#contract/calls.ts';
import type { ProposedRepair } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { call, newCommandId } from '../../client/index.ts';
import { refreshBars } from '../../state/bars.ts';
import { notify, tellFailure } from '../../state/notify.ts';
import { useReplays } from '../../state/replay.ts';
import { currentWords } from '../../state/settings.ts';
import { goTo } from '../../state/ui.ts';
import { saveBytes } from '../../ui/saveFile.ts';
import { loadSeries, useData } from './store.ts';

async function changed(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
  } catch (thrown) {
    tellFailure(thrown);
    return false;
  }
  refreshBars();
  await loadSeries();
  return true;
}

export async function deleteSeries({ id: seriesId, symbol, timeframe }: SeriesView): Promise<void> {
  if (!(await changed(call('series.delete', { seriesId })))) return;
  const { t } = currentWords();
  const restore = async () => {
    if (!(await changed(call('series.restore', { seriesId })))) return;
    useData.setState({ chosen: seriesId });
    notify('success', t('data.restored', { symbol, timeframe }));
  };
  notify('info', t('data.deleted', { symbol, timeframe }), undefined, {
    label: t('data.undo'),
    run: () => void restore(),
  });
}

export async function exportSeries(asked: Params<'series.export'>, { symbol }: SeriesView): Promise<void> {
  try {
    const { fileName: file, bytes, timeframe } = await call('series.export', asked);
    saveBytes(file, bytes);
    notify('success', currentWords().t('data.exported', { file, symbol, timeframe }));
  } catch (thrown) {
    tellFailure(thrown);
  }
}

export function replaySeries({ id }: SeriesView): void {
  useReplays.setState({ wanted: [id] });
  goTo('replay');
}

export async function applyRepairs(
  { id: seriesId, symbol }: SeriesView,
  repairs: readonly ProposedRepair[],
): Promise<boolean> {
  let score = 0;
  const done = await changed(
    call('series.repair', { seriesId, repairs: [...repairs] }).then((repair) => (score = repair.scoreAfter)),
  );
  if (!done) return false;
  const { t } = currentWords();
  notify('success', t('data.applied', { symbol, score }), undefined, {
    label: t('data.undo'),
    run: () => void undoRepair({ id: seriesId, symbol }),
  });
  return true;
}

export async function undoRepair({ id: seriesId, symbol }: Pick<SeriesView, 'id' | 'symbol'>): Promise<void> {
  let number = 0;
  const done = await changed(
    call('series.undoRepair', { seriesId }).then((repair) => (number = repair.number)),
  );
  if (done) notify('success', currentWords().t('data.undone', { symbol, number }));
}

export async function importInstruments(file: File): Promise<void> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const asked = { commandId: newCommandId(), fileName: file.name, bytes };
    const { listed, known, skipped, unpriced, differing } = await call('instruments.import', asked);
    const { t } = currentWords();
    const more = [
      ...(unpriced > 0 ? [t('data.listUnpriced', { count: unpriced })] : []),
      ...(differing.length > 0 ? [t('data.listDiffering', { count: differing.length })] : []),
    ];
    const counts = { count: listed.length, known, skipped: skipped.length };
    notify('success', t('data.listDone', counts), more.join(' ') || undefined);
    await loadSeries();
  } catch (thrown) {
    tellFailure(thrown);
  }
}
