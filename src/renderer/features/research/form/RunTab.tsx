/** The form of a run: parameters, data, terms, sizing; below it what can be started, and why it cannot. */
import { useEffect, useMemo, useState, type FormEvent } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import type { SeriesOverview } from '#contract/quality-views.ts';
import { describeError } from '#words/index.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { useData, useSeriesRows } from '../../data/store.ts';
import { goToLine, useResearch } from '../store.ts';
import { AbDialog } from './AbDialog.tsx';
import { changeDraft, changeValues, refusal, useDraft, valuesOf } from './draft.ts';
import { Lookahead } from './Lookahead.tsx';
import { useLaunch, type Launch } from './launch.ts';
import { Members } from './Members.tsx';
import { ParameterFields } from './ParameterFields.tsx';
import { SeriesFields, useCurrency } from './SeriesFields.tsx';
import { SetBar } from './SetBar.tsx';
import { SizeFields } from './SizeFields.tsx';
import { OtherFields, TermsFields } from './TermsFields.tsx';
import css from './form.module.css';

const NONE: readonly SeriesOverview[] = [];
const NO_STRATEGIES: readonly StrategyView[] = [];

/** Bars only; a series that was deleted meanwhile is not chosen any more. */
function useBarSeries(): readonly SeriesOverview[] | null {
  useSeriesRows();
  const rows = useData((state) => state.rows);
  const bars = useMemo(() => rows?.filter(({ series }) => series.kind === 'bars') ?? null, [rows]);
  useEffect(() => {
    if (!bars) return;
    const known = new Set(bars.map(({ series }) => series.id));
    const { series } = useDraft.getState();
    if (series.some((id) => !known.has(id))) changeDraft({ series: series.filter((id) => known.has(id)) });
  }, [bars]);
  return bars;
}

/** Why the last start failed; low quality may be accepted and tried again. */
function Outcome({ launch, strategy }: { readonly launch: Launch; readonly strategy: StrategyView }) {
  const { t } = useWords();
  const accepted = useDraft((state) => state.acceptQuality);
  const { error, report } = launch;
  if (report) return <Lookahead report={report} onClose={launch.forget} />;
  if (!error) return null;
  if (error.code === 'QUALITY_LOW')
    return (
      <div className={css.ask} role="alert" data-testid="run-quality">
        <p>{t('research.qualityAsk', error.params)}</p>
        <label className={css.check}>
          <input
            type="checkbox"
            data-testid="run-accept"
            checked={accepted}
            onChange={(event) => changeDraft({ acceptQuality: event.target.checked })}
          />
          {t('research.acceptQuality')}
        </label>
      </div>
    );
  const line = error.code === 'STRATEGY_FAILED' ? Number(error.params['line'] ?? 0) : 0;
  return (
    <div className={css.error} role="alert" data-testid="run-error">
      {describeError(t, error)}{' '}
      {line > 0 && (
        <Button small onClick={() => goToLine(strategy.id, line)}>
          {t('research.showLine', { line })}
        </Button>
      )}
    </div>
  );
}

function Start(props: {
  readonly launch: Launch;
  readonly strategy: StrategyView;
  readonly onAsk: () => void;
}) {
  const { launch, strategy } = props;
  const { t } = useWords();
  const strategies = useResearch((state) => state.strategies ?? NO_STRATEGIES);
  const unsaved = useResearch((state) => state.unsaved[strategy.id] !== undefined);
  const draft = useDraft();
  const block = useWriteBlock();
  const why = refusal(draft, strategy, strategies);
  const said = block ?? (why === null ? null : t(why));
  const refused = said !== null || launch.busy !== null;
  const single = draft.others.length === 0;
  return (
    <div className={css.start}>
      <div className={css.buttons}>
        <Button look="primary" type="submit" testId="run-start" disabled={refused}>
          {t('research.run')}
        </Button>
        <Button
          testId="run-sensitivity"
          title={t('research.sensitivityHint')}
          disabled={refused}
          onClick={() => void launch.sensitivity()}
        >
          {t('research.sensitivity')}
        </Button>
        <Button
          testId="run-ab"
          title={single ? t('research.abHint') : t('research.abAlone')}
          disabled={refused || !single}
          onClick={props.onAsk}
        >
          {t('research.ab')}
        </Button>
        <Button
          testId="run-lookahead"
          title={t('research.lookaheadHint')}
          disabled={refused}
          onClick={() => void launch.lookahead()}
        >
          {t(launch.busy === 'lookahead' ? 'research.lookaheadBusy' : 'research.lookahead')}
        </Button>
      </div>
      {said !== null && (
        <p className={css.why} data-testid="run-why">
          {said}
        </p>
      )}
      {unsaved && said === null && <p className={css.why}>{t('research.unsavedHint')}</p>}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

export function RunTab({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const rows = useBarSeries();
  const values = useDraft((draft) => valuesOf(draft, strategy.id));
  const currency = useCurrency(rows ?? NONE);
  const launch = useLaunch(strategy);
  const [asking, setAsking] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    void launch.run();
  };
  return (
    <>
      <form className={css.form} onSubmit={send} data-testid="run-form">
        <Start launch={launch} strategy={strategy} onAsk={() => setAsking(true)} />
        <Outcome launch={launch} strategy={strategy} />
        <div className={css.fields}>
          <Group title={t('research.parameters')}>
            <ParameterFields
              parameters={strategy.parameters}
              values={values}
              onChange={(next) => changeValues(strategy.id, next)}
            />
            <SetBar strategy={strategy} />
            <Members strategy={strategy} />
          </Group>
          <Group title={t('research.data')}>
            <SeriesFields rows={rows} />
          </Group>
          <Group title={t('research.terms')}>
            <TermsFields currency={currency} />
          </Group>
          <Group title={t('research.sizing')}>
            <SizeFields />
          </Group>
          <Group title={t('research.other')}>
            <OtherFields />
          </Group>
        </div>
      </form>
      {/* Outside of the form: what is sent in the dialog would be sent here, too. */}
      {asking && (
        <AbDialog strategy={strategy} onClose={() => setAsking(false)} onStart={(b) => void launch.ab(b)} />
      )}
    </>
  );
}
