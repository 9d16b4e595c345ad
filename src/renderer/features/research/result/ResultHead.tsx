/** A run's name, what it was of, its fingerprint, and whether it comes out the same again. */
import Maximize from 'lucide-react/icons/maximize-2';
import Minimize from 'lucide-react/icons/minimize-2';
import { useState } from 'react';
import type { Reproduction, RunDetail } from '#contract/research-views.ts';
import { describeError, type Words } from '#words/index.ts';
import type { AppError } from '#contract/errors.ts';
import { call, errorOf } from '../../../client/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Badge, Button, IconButton } from '../../../ui/controls.tsx';
import { formatDate } from '../../../ui/time.ts';
import { openReport } from '../../reports/store.ts';
import { useResearch } from '../store.ts';
import css from './result.module.css';

interface Said {
  readonly id: string;
  readonly answer: Reproduction | null;
  readonly error: AppError | null;
}

function reproductionText({ same, missing, now }: Reproduction, { t }: Words): string {
  if (same) return t('runs.reproduced');
  if (missing.length === 0) return t(now === null ? 'runs.notReproduced' : 'runs.reproducedOther');
  const what = missing.map(({ what: kind, name, found }) =>
    t(found === null ? 'runs.missingGone' : 'runs.missingOther', {
      what: t(`researchCodes.missing-${kind}`),
      name,
    }),
  );
  return t('runs.cannotReproduce', { what: what.join('; ') });
}

function useReproduce(id: string) {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const reproduce = async () => {
    setBusy(true);
    try {
      setSaid({ id, answer: await call('runs.reproduce', { id }), error: null });
    } catch (thrown) {
      setSaid({ id, answer: null, error: errorOf(thrown) });
    }
    setBusy(false);
  };
  return { said: said?.id === id ? said : null, busy, reproduce };
}

/** The result over the whole page, and back. */
export function WideButton() {
  const { t } = useWords();
  const wide = useResearch((state) => state.wide);
  return (
    <IconButton
      small
      label={t(wide ? 'runs.narrow' : 'runs.wide')}
      testId="result-wide"
      onClick={() => useResearch.setState({ wide: !wide })}
    >
      {wide ? <Minimize size={13} /> : <Maximize size={13} />}
    </IconButton>
  );
}

export function ResultHead({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { t, locale } = words;
  const { said, busy, reproduce } = useReproduce(run.id);
  const { symbols, timeframe, lowQuality, fingerprint } = run;
  const period = `${formatDate(run.from, locale, 'UTC')} – ${formatDate(run.to, locale, 'UTC')}`;
  return (
    <header className={css.head}>
      <h2 data-testid="result-name">{run.name}</h2>
      <span className={css.facts}>{`${symbols.join(', ')} · ${timeframe} · ${period}`}</span>
      {lowQuality.length > 0 && (
        <Badge
          colour="var(--warn)"
          title={lowQuality.map(({ symbol, score }) => `${symbol} ${Math.round(score)}`).join(', ')}
        >
          {t('runs.lowQuality')}
        </Badge>
      )}
      <span className={css.push} />
      <span className={css.tools}>
        {fingerprint && (
          <>
            <code className={css.print} title={`${t('runs.fingerprintHint')} ${fingerprint}`}>
              {fingerprint.slice(0, 12)}
            </code>
            <Button
              small
              testId="run-report"
              title={t('reports.showHint')}
              onClick={() => openReport({ kind: 'run', id: run.id })}
            >
              {t('reports.show')}
            </Button>
            <Button
              small
              testId="run-reproduce"
              title={t('runs.reproduceHint')}
              disabled={busy}
              onClick={() => void reproduce()}
            >
              {t(busy ? 'runs.reproducing' : 'runs.reproduce')}
            </Button>
          </>
        )}
        <WideButton />
      </span>
      {said && (
        <p
          className={css.said}
          role="status"
          data-testid="reproduction"
          data-fine={said.answer?.same ?? false}
        >
          {said.answer ? reproductionText(said.answer, words) : describeError(t, said.error!)}
        </p>
      )}
    </header>
  );
}
