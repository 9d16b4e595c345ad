/** Files on their way in: what each is said to be, how far it is, what came of it. */
import { useState } from 'react';
import { IMPORTED_TIMEFRAMES, IMPORTED_ZONES } from '#contract/market-views.ts';
import { describeError } from '#words/index.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import {
  cancelJob,
  changeJob,
  clearFinished,
  isStartable,
  removeJob,
  startJob,
  useImports,
  type ImportJob,
} from '../../state/imports.ts';
import { useWords } from '../../state/settings.ts';
import { Button, IconButton, SelectInput, TextInput } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { MappingDialog } from './mapping/MappingDialog.tsx';
import css from './queue.module.css';

const isBusy = ({ state }: ImportJob): boolean => ['waiting', 'running', 'stopping'].includes(state);

function Progress({ job }: { readonly job: ImportJob }) {
  const { t } = useWords();
  const progress = useImports((state) => (state.progress?.commandId === job.id ? state.progress : null));
  const storing = progress?.stage === 'storing' && progress.total > 0;
  const percent = storing ? Math.floor((progress.done / progress.total) * 100) : 0;
  return (
    <span className={css.progress}>
      <progress max={100} value={storing ? percent : undefined} aria-label={job.file.name} />
      <span className={css.quiet}>
        {job.state === 'stopping' && t('data.stopping')}
        {job.state === 'running' && (storing ? t('data.storing', { percent }) : t('data.readingFile'))}
      </span>
    </span>
  );
}

function Said({ job }: { readonly job: ImportJob }) {
  const { t, locale } = useWords();
  const figure = (value: number): string => formatScaled(value, 0, locale);
  const { result, error } = job;
  switch (job.state) {
    case 'ready':
      return null;
    case 'waiting':
      return <span className={css.quiet}>{t('data.waiting')}</span>;
    case 'running':
    case 'stopping':
      return <Progress job={job} />;
    case 'stopped':
      return <span className={css.quiet}>{t('data.stopped')}</span>;
    case 'failed':
      return (
        <span className={css.error} role="alert" data-testid="job-error">
          {error && describeError(t, error)}
        </span>
      );
    case 'done': {
      if (!result) return null;
      const { bars, added, replaced, skipped, template } = result;
      const counts = { bars, added, replaced, skipped: skipped.length };
      const texts = Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, figure(value)]));
      const by = template === null ? '' : ` · ${t('data.doneTemplate', { name: template })}`;
      return (
        <span className={css.done} role="status" data-testid="job-done">
          {t('data.done', texts)}
          {by}
        </span>
      );
    }
  }
}

function JobFields({ job }: { readonly job: ImportJob }) {
  const { t } = useWords();
  const fixed = isBusy(job) || job.state === 'done';
  const auto = { value: '', label: t('data.auto') } as const;
  return (
    <>
      <TextInput
        aria-label={`${t('data.symbol')}: ${job.file.name}`}
        testId="job-symbol"
        value={job.symbol}
        maxLength={20}
        disabled={fixed}
        invalid={job.symbol.trim() === ''}
        onChange={(event) => changeJob(job.id, { symbol: event.target.value })}
      />
      <SelectInput
        label={t('data.jobTimeframe')}
        value={job.timeframe ?? ''}
        disabled={fixed}
        choices={[auto, ...IMPORTED_TIMEFRAMES.map((value) => ({ value, label: value }))]}
        onChange={(value) => changeJob(job.id, { timeframe: value === '' ? null : value })}
      />
      <SelectInput
        label={t('data.jobZone')}
        value={job.timezone ?? ''}
        disabled={fixed}
        choices={[auto, ...IMPORTED_ZONES.map((value) => ({ value, label: value }))]}
        onChange={(value) => changeJob(job.id, { timezone: value === '' ? null : value })}
      />
    </>
  );
}

function JobButtons({ job, onMap }: { readonly job: ImportJob; readonly onMap: (id: string) => void }) {
  const { t } = useWords();
  const block = useWriteBlock();
  const { id, state, file } = job;
  return (
    <span className={css.buttons}>
      {isStartable(job) && (
        <Button small disabled={block !== null} testId="job-start" onClick={() => startJob(id)}>
          {t('data.start')}
        </Button>
      )}
      {!isBusy(job) && state !== 'done' && (
        <Button small testId="job-map" onClick={() => onMap(id)}>
          {t('data.mapColumns')}
        </Button>
      )}
      {isBusy(job) ? (
        <Button small testId="job-cancel" disabled={state === 'stopping'} onClick={() => cancelJob(id)}>
          {t('data.cancel')}
        </Button>
      ) : (
        <IconButton
          small
          look="quiet"
          label={t('data.removeJob', { file: file.name })}
          onClick={() => removeJob(id)}
        >
          ×
        </IconButton>
      )}
    </span>
  );
}

export function ImportQueue() {
  const { t } = useWords();
  const block = useWriteBlock();
  const jobs = useImports((state) => state.jobs);
  const [mapped, setMapped] = useState<string | null>(null);
  const ready = jobs.filter((job) => job.state === 'ready' && isStartable(job));
  const mapping = jobs.find(({ id }) => id === mapped);
  return (
    <section className={css.queue} aria-label={t('data.queue')} data-testid="import-queue">
      <div className={css.head}>
        <h2>{t('data.queue')}</h2>
        <span className={css.push} />
        {jobs.some(({ state }) => state === 'done') && (
          <Button small testId="queue-clear" onClick={clearFinished}>
            {t('data.clear')}
          </Button>
        )}
        {ready.length > 0 && (
          <Button
            small
            look="primary"
            disabled={block !== null}
            testId="queue-start"
            onClick={() => ready.forEach(({ id }) => startJob(id))}
          >
            {t('data.startAll', { count: ready.length })}
          </Button>
        )}
      </div>
      <ul className={css.jobs}>
        {jobs.map((job) => (
          <li
            key={job.file.name + job.file.lastModified + jobs.indexOf(job)}
            className={css.job}
            data-testid="job"
          >
            <span className={css.file} title={job.file.name}>
              {job.file.name}
            </span>
            <JobFields job={job} />
            <span className={css.saying}>
              <Said job={job} />
            </span>
            <JobButtons job={job} onMap={setMapped} />
          </li>
        ))}
      </ul>
      {mapping && <MappingDialog job={mapping} onClose={() => setMapped(null)} />}
    </section>
  );
}
