/** Lines under the bar that stay while something is wrong: lost connection, damaged workspace, trading halted. */
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import css from './shell.module.css';

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
        <div className={css.banner} role="status" data-level="error" data-testid="banner-halted">
          <strong>{t(`shell.${status.trading.mode}`)}</strong>
          <span className={css.bannerText}>
            {t(status.trading.mode === 'halted' ? 'denials.TRADING_HALTED' : 'denials.TRADING_REDUCING')}
          </span>
        </div>
      )}
    </>
  );
}
