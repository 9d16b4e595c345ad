/** The edited rules applied to the orders of the past: how many verdicts stay, and each that would change. */
import { useState } from 'react';
import type { ChangedVerdict, RiskReplay } from '#contract/risk-views.ts';
import type { Denial } from '#core/model/denial.ts';
import type { RuleSet } from '#core/model/rules.ts';
import { describeDenial } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useFormat } from '../../../state/hooks.ts';
import { useInstrument } from '../../../state/market.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { openDialog } from '../../../state/ui.ts';
import { Button } from '../../../ui/controls.tsx';
import { formatScaled } from '../../../ui/format.ts';
import { formatDateTime, MARKET_ZONE } from '../../../ui/time.ts';
import { sendable, useRules } from './useRules.ts';
import css from './rules.module.css';

const MOST_SHOWN = 500;

function useTrial() {
  const [trial, setTrial] = useState<{ readonly rules: RuleSet; readonly result: RiskReplay } | null>(null);
  const [running, setRunning] = useState(false);
  const run = (rules: RuleSet) => {
    setRunning(true);
    call('risk.replay', { rules: sendable(rules), limit: MOST_SHOWN })
      .then((result) => setTrial({ rules, result }))
      .catch(tellFailure)
      .finally(() => setRunning(false));
  };
  return { trial, running, run };
}

function Verdict({ found }: { readonly found: ChangedVerdict }) {
  const { t, locale } = useWords();
  const format = useFormat(useInstrument(found.instrumentId));
  const said = (denial: Denial | null) =>
    denial ? describeDenial(t, denial, format) : t('risk.outcome-accepted');
  const { orderId, side, quantity, symbol, at, failed } = found;
  return (
    <li data-testid={`verdict-${orderId}`}>
      <div className={css.entryHead}>
        <Button small onClick={() => openDialog({ kind: 'explain', orderId })}>
          {orderId}
        </Button>
        <strong>
          {t(`trade.${side}`)} {format.quantity(quantity)} {symbol}
        </strong>
        <span>{formatDateTime(at, locale, MARKET_ZONE)}</span>
      </div>
      <dl className={css.verdict}>
        <dt>{t('rules.verdictThen')}</dt>
        <dd>{said(found.before)}</dd>
        <dt>{t('rules.verdictNow')}</dt>
        <dd>
          {said(found.after)}{' '}
          {failed.length > 0 && <small>({failed.map(({ rule }) => rule).join(', ')})</small>}
        </dd>
      </dl>
    </li>
  );
}

const COUNTS = ['orders', 'same', 'wouldDeny', 'wouldAccept', 'otherReason'] as const;

function Result({ result }: { readonly result: RiskReplay }) {
  const { t, locale } = useWords();
  const { orders, same, wouldDeny, wouldAccept } = result;
  const counts = { ...result, otherReason: orders - same - wouldDeny - wouldAccept };
  return (
    <>
      <dl className={css.counts} data-testid="try-counts">
        {COUNTS.map((each) => (
          <div key={each}>
            <dt>{t(`rules.try-${each}`)}</dt>
            <dd data-testid={`try-${each}`}>{formatScaled(counts[each], 0, locale)}</dd>
          </div>
        ))}
      </dl>
      <ol className={css.history}>
        {result.changed.map((found) => (
          <Verdict key={found.seq} found={found} />
        ))}
      </ol>
      {result.changed.length === 0 && <p className={css.help}>{t('rules.tryNothing')}</p>}
      {result.changed.length === MOST_SHOWN && (
        <p className={css.help}>{t('rules.tryMore', { count: MOST_SHOWN })}</p>
      )}
    </>
  );
}

export function TryPane() {
  const { t } = useWords();
  const { rules } = useRules();
  const { trial, running, run } = useTrial();
  return (
    <section aria-label={t('rules.try')}>
      <h2>{t('rules.try')}</h2>
      <p className={css.help}>{t('rules.tryText')}</p>
      <Button look="primary" autoFocus testId="try-run" disabled={running} onClick={() => run(rules)}>
        {t(running ? 'rules.trying' : 'rules.tryRun')}
      </Button>
      <div aria-live="polite">
        {trial && trial.rules !== rules && <p className={css.stale}>{t('rules.tryStale')}</p>}
        {trial && <Result result={trial.result} />}
      </div>
    </section>
  );
}
