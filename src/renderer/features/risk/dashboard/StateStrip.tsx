/** Trading state with its cause and end, the buttons that limit it, and the account's size in a line. */
import type { RiskOverview } from '#contract/risk-views.ts';
import { send } from '../../../state/commands.ts';
import { canStop, tradingBlock, useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { openDialog } from '../../../state/ui.ts';
import { Button } from '../../../ui/controls.tsx';
import { formatMoney } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { times } from '../figures.ts';
import { causeText, sinceText, untilText } from '../stateText.ts';
import css from './dashboard.module.css';

function Controls({ mode }: { readonly mode: RiskOverview['trading']['mode'] }) {
  const { t } = useWords();
  const off = useSession((state) => !canStop(tradingBlock(state)));
  return (
    <div className={css.controls}>
      <Button
        testId="risk-reduce"
        disabled={off}
        onClick={() => openDialog({ kind: 'limit', mode: 'reducing' })}
      >
        {t('risk.reduceOnly')}
      </Button>
      <Button testId="risk-halt" disabled={off} onClick={() => openDialog({ kind: 'limit', mode: 'halted' })}>
        {t('risk.halt')}
      </Button>
      <Button
        testId="risk-resume"
        look={mode === 'active' ? 'plain' : 'primary'}
        disabled={off || mode === 'active'}
        title={mode === 'active' ? t('risk.notLimited') : undefined}
        onClick={() => void send('risk.resume', {})}
      >
        {t('shell.resume')}
      </Button>
    </div>
  );
}

export function StateStrip({ view }: { readonly view: RiskOverview }) {
  const words = useWords();
  const { t, locale } = words;
  const { trading, base } = view;
  const money = (value: number) => <Num value={value} text={formatMoney(value, base, locale)} />;
  return (
    <section className={css.strip} aria-label={t('risk.state')}>
      <div className={css.mode} data-mode={trading.mode} data-testid="risk-state">
        <strong>{t(`shell.${trading.mode}`)}</strong>
        <span>{t(`risk.means-${trading.mode}`)}</span>
      </div>
      <div className={css.cause} data-testid="risk-cause">
        {trading.mode !== 'active' && <span>{causeText(words, trading)}</span>}
        {trading.since > 0 && <span>{sinceText(words, trading)}</span>}
        {trading.mode !== 'active' && <span>{untilText(words, trading)}</span>}
      </div>
      <dl className={css.sums}>
        <dt>{t('trade.equity')}</dt>
        <dd>{money(view.equity)}</dd>
        <dt>{t('risk.gross')}</dt>
        <dd>{money(view.gross)}</dd>
        <dt>{t('risk.net')}</dt>
        <dd>{money(view.net)}</dd>
        <dt>{t('checks.leverage')}</dt>
        <dd>
          <Num value={view.leverage} text={times(view.leverage, locale)} />
        </dd>
      </dl>
      <Controls mode={trading.mode} />
    </section>
  );
}
