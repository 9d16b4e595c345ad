/** What is done with runs of the list: stopped, described, taken out with undo. */
import type { RunView } from '#contract/research-views.ts';
import { call } from '../../../client/index.ts';
import { notify, tellFailure } from '../../../state/notify.ts';
import { hideRun } from '../../../state/research.ts';
import { currentWords } from '../../../state/settings.ts';
import { chooseRuns, useResearch } from '../store.ts';

export const isOver = ({ status }: RunView): boolean => status !== 'queued' && status !== 'running';

export const cancelRun = (id: string): void => void call('runs.cancel', { id }).catch(tellFailure);

export function removeRun({ id, name }: RunView): void {
  const { t } = currentWords();
  void hideRun(id, true);
  chooseRuns(useResearch.getState().chosen.filter((each) => each !== id));
  notify('info', t('runs.removed', { name }), undefined, {
    label: t('research.undo'),
    run: () => void hideRun(id, false),
  });
}

export const describeRun = (id: string, note: string, tags: readonly string[]): void =>
  void call('runs.describe', { id, note, tags: [...tags] }).catch(tellFailure);
