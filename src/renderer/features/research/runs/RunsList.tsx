/** The runs: those under way with their progress, those that are over with what they came to; filtered, sorted, chosen. */
import { useMemo, useState } from 'react';
import type { RunStatus, RunView } from '#contract/research-views.ts';
import { useRowHeight, useWriteBlock } from '../../../state/hooks.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useRuns } from '../../../state/research.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { DataGrid } from '../../../ui/DataGrid.tsx';
import { foldText } from '../../../ui/search.ts';
import { refusal, useDraft } from '../form/draft.ts';
import { runNow } from '../form/launch.ts';
import { chooseRuns, useResearch, useStrategy } from '../store.ts';
import { AboutDialog } from '../strategies/dialogs.tsx';
import { describeRun, isOver } from './actions.ts';
import { listed } from './order.ts';
import { runColumns } from './columns.tsx';
import css from './runs.module.css';

const STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

function matches(run: RunView, wanted: string, status: RunStatus | 'all'): boolean {
  if (status !== 'all' && run.status !== status) return false;
  const { name, strategies, symbols, tags, note, timeframe } = run;
  const text = foldText([name, ...strategies, ...symbols, ...tags, note, timeframe].join(' '));
  return foldText(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Bar(props: {
  readonly filter: string;
  readonly status: RunStatus | 'all';
  readonly onFilter: (filter: string) => void;
  readonly onStatus: (status: RunStatus | 'all') => void;
  readonly waiting: number;
}) {
  const { t } = useWords();
  const chosen = useResearch((state) => state.chosen.length);
  return (
    <div className={css.bar}>
      <h2>{t('runs.title')}</h2>
      <span className={css.filter}>
        <TextInput
          type="search"
          aria-label={t('runs.filter')}
          placeholder={t('runs.filter')}
          testId="runs-filter"
          maxLength={100}
          value={props.filter}
          onChange={(event) => props.onFilter(event.target.value)}
        />
      </span>
      <span className={css.statusFilter}>
        <SelectInput<RunStatus | 'all'>
          label={t('runs.status')}
          testId="runs-status"
          value={props.status}
          choices={[
            { value: 'all', label: t('runs.all') },
            ...STATUSES.map((each) => ({ value: each, label: t(`researchCodes.status-${each}`) })),
          ]}
          onChange={props.onStatus}
        />
      </span>
      <span className={css.counts} role="status">
        {props.waiting > 0 && t('runs.waiting', { count: props.waiting })}
      </span>
      {chosen > 1 && (
        <Button small testId="runs-clear" onClick={() => chooseRuns([])}>
          {t('runs.chosen', { count: chosen })} ✕
        </Button>
      )}
    </div>
  );
}

/** As the button of the form: refused alike, with the same reason. */
function RunNow() {
  const { t } = useWords();
  const block = useWriteBlock();
  const strategy = useStrategy();
  const strategies = useResearch((state) => state.strategies);
  const draft = useDraft();
  const refused = strategy ? refusal(draft, strategy, strategies ?? []) : 'research.choose';
  const why = block ?? (refused === null ? null : t(refused));
  return (
    <Button
      look="primary"
      testId="run-now"
      disabled={why !== null}
      title={why ?? undefined}
      onClick={() => void runNow().catch(tellFailure)}
    >
      {t('research.runNow')}
    </Button>
  );
}

export function RunsList() {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const { runs, hidden, read } = useRuns();
  const chosen = useResearch((state) => state.chosen);
  const ready = useDraft((state) => state.series.length > 0);
  const [filter, setFilter] = useState('');
  const [status, setStatus] = useState<RunStatus | 'all'>('all');
  const [about, setAbout] = useState<RunView | null>(null);
  const all = useMemo(() => listed(runs, hidden), [runs, hidden]);
  const rows = useMemo(() => all.filter((run) => matches(run, filter, status)), [all, filter, status]);
  const columns = useMemo(() => runColumns(words, chosen, setAbout), [words, chosen]);
  const waiting = all.filter((run) => !isOver(run)).length;
  const said = all.length === 0 ? t('runs.none') : t('runs.noneFound');
  return (
    <section className={css.runs} aria-label={t('runs.title')}>
      <Bar filter={filter} status={status} onFilter={setFilter} onStatus={setStatus} waiting={waiting} />
      <div className={css.grid}>
        <DataGrid
          label={t('runs.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={({ id }) => id}
          rowTestId={({ id }) => `run-${id}`}
          onCurrent={({ id }) => chooseRuns([id])}
          onActivate={({ id }) => chooseRuns([id])}
          empty={
            <Empty>
              <p>{read ? said : t('shell.loading')}</p>
              {read && all.length === 0 && ready && <RunNow />}
            </Empty>
          }
        />
      </div>
      {about && (
        <AboutDialog
          title={t('runs.about')}
          about={about}
          named={false}
          onClose={() => setAbout(null)}
          onSave={({ note, tags }) => describeRun(about.id, note, tags)}
        />
      )}
    </section>
  );
}
