/** Says how a file of bars is read: its columns above its own first lines, the bars that come of it beside them. */
import { useState } from 'react';
import type { BarsInspection } from '#contract/series-views.ts';
import { describeError, describeSkipped } from '#words/index.ts';
import { changeJob, startJob, type ImportJob } from '../../../state/imports.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Field, TextInput } from '../../../ui/controls.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { formatScaled, renotate } from '../../../ui/format.ts';
import { draftOf, mappingOf, missingRoles, rolesAt, widthOf, withRole, type MappingDraft } from './draft.ts';
import { Lines } from './Lines.tsx';
import { Options } from './Options.tsx';
import { TemplateBar } from './TemplateBar.tsx';
import { useInspection } from './useInspection.ts';
import css from './mapping.module.css';

const SHOWN = 8;
const NAMED = 5;

function Sample({ sample }: Pick<BarsInspection, 'sample'>) {
  const { t, locale } = useWords();
  const figures = ['open', 'high', 'low', 'close', 'volume'] as const;
  return (
    <table className={css.sample} data-testid="map-sample">
      <thead>
        <tr>
          <th>UTC</th>
          {figures.map((field) => (
            <th key={field} className={css.figure}>
              {t(`data.role-${field}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sample.slice(0, SHOWN).map((bar) => (
          <tr key={bar.time}>
            <td>{bar.time.replace('T00:00:00.000Z', '').replace('T', ' ').replace('.000Z', '')}</td>
            {figures.map((field) => (
              <td key={field} className={css.figure}>
                {renotate(bar[field], 'en', locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is wrong with the file as a whole, in words; null where bars come of it. */
function useFailure(seen: ReturnType<typeof useInspection>, file: File): string | null {
  const { t } = useWords();
  if (seen.error) return describeError(t, seen.error);
  const failure = seen.inspection?.failure;
  return failure
    ? describeError(t, { code: 'BARS_UNREADABLE', params: { file: file.name, ...failure } })
    : null;
}

function Result({
  seen,
  file,
  missing,
}: {
  seen: ReturnType<typeof useInspection>;
  file: File;
  missing: string;
}) {
  const { t, locale } = useWords();
  const { inspection, cut } = seen;
  const failure = useFailure(seen, file);
  if (missing !== '') return <p className={css.problem}>{t('data.mapMore', { columns: missing })}</p>;
  if (failure !== null)
    return (
      <p className={css.problem} role="alert" data-testid="map-failure">
        {failure}
      </p>
    );
  if (!inspection) return <p className={css.quiet}>{t('shell.loading')}</p>;
  if (inspection.bars === 0) return <p className={css.problem}>{t('data.mapNone')}</p>;
  const found = { bars: formatScaled(inspection.bars, 0, locale), timeframe: inspection.timeframe ?? '' };
  const { skipped, template } = inspection;
  const lines = skipped.slice(0, NAMED).map((line) => describeSkipped(t, line));
  return (
    <>
      <p data-testid="map-found">{t(cut ? 'data.mapFoundFirst' : 'data.mapFound', found)}</p>
      {template !== null && (
        <p className={css.quiet} data-testid="map-template">
          {t('data.templateUsed', { name: template })}
        </p>
      )}
      <Sample sample={inspection.sample} />
      {lines.length > 0 && (
        <p className={css.warn}>
          {t('data.mapProblems', { count: skipped.length, lines: lines.join('; ') })}
        </p>
      )}
    </>
  );
}

/** What the dialog holds: the draft, what comes of it, the columns as they stand. */
function useMapping(job: ImportJob) {
  const [draft, setDraft] = useState<MappingDraft>(() => draftOf(job.mapping));
  const [again, setAgain] = useState(0);
  const mapping = mappingOf(draft);
  const seen = useInspection(job.file, job.symbol, mapping, again);
  const { inspection } = seen;
  const width = inspection ? widthOf(inspection) : 0;
  const recognised = draft.roles ?? rolesAt(inspection?.columns ?? {}, width);
  const roles = rolesAt(Object.fromEntries(recognised.map((role, at) => [role, at])), width);
  return { draft, setDraft, seen, mapping, roles, refresh: () => setAgain((count) => count + 1) };
}

export function MappingDialog({ job, onClose }: { readonly job: ImportJob; readonly onClose: () => void }) {
  const { t } = useWords();
  const { draft, setDraft, seen, mapping, roles, refresh } = useMapping(job);
  const { inspection, busy } = seen;
  const { file, symbol } = job;
  const missing = draft.roles ? missingRoles(roles).map((role) => t(`data.role-${role}`)) : [];
  const readable =
    mapping !== null && inspection !== null && inspection.failure === null && inspection.bars > 0;
  const run = () => {
    if (!mapping) return;
    changeJob(job.id, { mapping: Object.keys(mapping).length > 0 ? mapping : null });
    startJob(job.id);
    onClose();
  };
  return (
    <Dialog
      title={t('data.mapTitle', { file: file.name })}
      closeLabel={t('shell.close')}
      shape="full"
      testId="mapping-dialog"
      onClose={onClose}
      actions={
        <Button
          look="primary"
          testId="map-import"
          disabled={!readable || busy || symbol.trim() === ''}
          onClick={run}
        >
          {t('data.start')}
        </Button>
      }
    >
      <p className={css.text}>{t('data.mapText')}</p>
      <div className={css.options}>
        <Field label={t('data.symbol')}>
          {(id) => (
            <TextInput
              id={id}
              testId="map-symbol"
              value={symbol}
              maxLength={20}
              onChange={(event) => changeJob(job.id, { symbol: event.target.value })}
            />
          )}
        </Field>
        <Options
          options={draft.options}
          inspection={inspection}
          onChange={(options) => setDraft({ ...draft, options })}
        />
      </div>
      <div className={css.sides}>
        <section aria-label={t('data.mapLines')}>
          <h3>{t('data.mapLines')}</h3>
          {inspection && (
            <Lines
              inspection={inspection}
              roles={roles}
              onRole={(at, role) => setDraft({ ...draft, roles: withRole(roles, at, role) })}
            />
          )}
        </section>
        <section aria-label={t('data.mapBars')} aria-busy={busy} className={css.result}>
          <h3>{t('data.mapBars')}</h3>
          <Result seen={seen} file={file} missing={missing.join(', ')} />
        </section>
      </div>
      {readable && <TemplateBar inspection={inspection} mapping={mapping} onChanged={refresh} />}
    </Dialog>
  );
}
