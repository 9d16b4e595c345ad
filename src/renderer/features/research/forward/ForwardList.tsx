/** Forward runs with how they stand: pause, go on, stop, compare with their backtest. */
import { useState } from 'react';
import type { ForwardView } from '#contract/research-views.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { formatMoney, withSign } from '../../../ui/format.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { formatDateTime } from '../../../ui/time.ts';
import { plainText } from '../figures.ts';
import { compareForward, pauseForward, resumeForward, stopForward, useForward } from './store.ts';
import css from './forward.module.css';

interface OfRun {
  readonly run: ForwardView;
  /** The strategy under whose heading the list stands. */
  readonly under: string;
}

function Buttons({ run, under, here }: OfRun & { readonly here: boolean }) {
  const { t } = useWords();
  const busy = useForward((state) => state.busy);
  const [asking, setAsking] = useState(false);
  const acts = run.status === 'running' || run.status === 'paused';
  if (asking && acts)
    return (
      <span className={css.buttons}>
        {t('forward.stopAsk')}
        <Button
          small
          look="danger"
          testId="forward-stop-close"
          onClick={() => void stopForward(run.id, true)}
        >
          {t('forward.stopClose')}
        </Button>
        <Button small testId="forward-stop-keep" onClick={() => void stopForward(run.id, false)}>
          {t('forward.stopKeep')}
        </Button>
        <Button small look="quiet" onClick={() => setAsking(false)}>
          {t('forward.goOn')}
        </Button>
      </span>
    );
  return (
    <span className={css.buttons}>
      {run.status === 'running' && (
        <Button small testId="forward-pause" disabled={busy} onClick={() => void pauseForward(run.id)}>
          {t('forward.pause')}
        </Button>
      )}
      {run.status === 'paused' && (
        <Button small testId="forward-resume" disabled={busy} onClick={() => void resumeForward(run.id)}>
          {t('forward.resume')}
        </Button>
      )}
      {acts && (
        <Button small testId="forward-stop" disabled={busy} onClick={() => setAsking(true)}>
          {t('forward.stop')}
        </Button>
      )}
      <Button
        small
        testId="forward-compare"
        disabled={busy || !here}
        title={here ? t('forward.compareHint') : t('forward.elsewhere')}
        onClick={() => void compareForward(run.id, under)}
      >
        {t('forward.compare')}
      </Button>
    </span>
  );
}

function Row({ run, under, stream }: OfRun & { readonly stream: string | undefined }) {
  const { t, locale } = useWords();
  const profit = run.equity - run.opening;
  const held = run.positions.filter(({ quantity }) => quantity !== 0);
  return (
    <li className={css.run} data-status={run.status} data-testid={`forward-${run.status}`}>
      <div className={css.head}>
        <b>{run.strategy}</b>
        <span>{run.symbols.join(', ')}</span>
        <span className={css.status}>{t(`forward.status-${run.status}`)}</span>
        <Num
          value={profit}
          text={`${withSign(formatMoney(profit, run.currency, locale), profit)} ${run.currency}`}
          tone={toneOfSign(profit)}
          testId="forward-profit"
        />
      </div>
      <div className={css.facts}>
        <span>
          {formatDateTime(run.startedAt, locale, 'UTC')} – {formatDateTime(run.at, locale, 'UTC')} UTC
        </span>
        <span>{t('forward.counts', { orders: run.orders, fills: run.fills })}</span>
        <span>
          {held.length === 0
            ? t('forward.flat')
            : held.map(({ symbol, quantity }) => `${symbol} ${plainText(quantity, locale)}`).join(', ')}
        </span>
      </div>
      {run.problem && (
        <p className={css.problem} role="alert">
          {run.problem.line === null ? '' : `${t('runs.line', { line: run.problem.line })}: `}
          {run.problem.message}
        </p>
      )}
      {run.log.length > 0 && (
        <details className={css.log}>
          <summary>{t('forward.log', { count: run.log.length })}</summary>
          {run.log.slice(-50).map((line, index) => (
            <div key={index}>
              {formatDateTime(line.at, locale, 'UTC')} {line.text}
            </div>
          ))}
        </details>
      )}
      <Buttons run={run} under={under} here={run.stream === stream} />
    </li>
  );
}

export function ForwardList({ under }: { readonly under: string }) {
  const { t } = useWords();
  const runs = useForward((state) => state.runs);
  const stream = useSession((state) => state.status?.stream);
  if (runs === null) return null;
  if (runs.length === 0) return <Empty>{t('forward.none')}</Empty>;
  return (
    <ul className={css.runs} aria-label={t('forward.title')}>
      {runs.map((run) => (
        <Row key={run.id} run={run} under={under} stream={stream} />
      ))}
    </ul>
  );
}
