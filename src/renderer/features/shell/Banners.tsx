/** Lines under the bar that stay while something is wrong: lost connection, damaged workspace, trading halted or limited. */
import type { WorkspaceStatus } from '#contract/views.ts';
import { send } from '../../state/commands.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { Button } from '../../ui/controls.tsx';
import { stateText } from '../risk/stateText.ts';
import css from './shell.module.css';

function TradingBanner(props: { readonly status: WorkspaceStatus; readonly online: boolean }) {
  const words = useWords();
  const { t } = words;
  const { trading, closing, cancelling } = props.status;
  const counts = [
    closing > 0 && t('risk.closingCount', { count: closing }),
    cancelling > 0 && t('risk.cancellingCount', { count: cancelling }),
  ].filter((each) => each !== false);
  return (
    <div
      className={css.banner}
      role="status"
      data-level={trading.mode === 'halted' ? 'error' : 'warn'}
      data-testid="banner-halted"
    >
      <strong>{t(`shell.${trading.mode}`)}</strong>
      <span className={css.bannerText}>{stateText(words, trading)}</span>
      <span className={css.bannerCounts} data-testid="banner-pending">
        {counts.join(' · ')}
      </span>
      <Button
        look="primary"
        testId="resume-button"
        disabled={!props.online}
        onClick={() => void send('risk.resume', {})}
      >
        {t('shell.resume')}
      </Button>
    </div>
  );
}

export function Banners() {
  const { t } = useWords();
  const connection = useSession((state) => state.connection);
  const status = useSession((state) => state.status);
  return (
    <>
      {connection !== 'open' && (
        <div className={css.banner} role="status" data-testid="banner-offline">
          <strong>{t('shell.reconnecting')}</strong>
          <span className={css.bannerText}>{t('shell.reconnectingHint')}</span>
        </div>
      )}
      {status?.mode === 'damaged' && (
        <div className={css.banner} role="alert" data-level="error" data-testid="banner-damaged">
          <strong>{t('shell.damageTitle')}</strong>
          <span className={css.bannerText}>{status.damage}</span>
          <code>{t('shell.damageAction')}</code>
        </div>
      )}
      {status && status.trading.mode !== 'active' && status.mode === 'ready' && (
        <TradingBanner status={status} online={connection === 'open'} />
      )}
    </>
  );
}
