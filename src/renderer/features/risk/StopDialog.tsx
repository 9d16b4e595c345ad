/** The emergency stop asks once: says what it does, and whether positions are closed too. The choice stays for the session. */
import { send } from '../../state/commands.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading, workingCount } from '../../state/trading.ts';
import { closeDialog, useUi } from '../../state/ui.ts';
import { Confirm } from '../../ui/Dialog.tsx';
import css from './dialogs.module.css';

export function StopDialog() {
  const { t } = useWords();
  const closePositions = useUi((state) => state.stopFlatten);
  const halted = useSession((state) => state.status?.trading.mode === 'halted');
  const orders = useTrading(workingCount);
  const positions = useTrading(
    (state) => Object.values(state.positions).filter(({ quantity }) => quantity !== 0).length,
  );
  return (
    <Confirm
      title={t('shell.stopTitle')}
      text={t(halted ? 'risk.stopAgain' : 'shell.stopText')}
      confirm={t(closePositions ? 'risk.stopAndClose' : 'shell.stopConfirm')}
      cancel={t('shell.keep')}
      onConfirm={() => void send('risk.emergencyStop', { flatten: closePositions })}
      onClose={closeDialog}
      testId="stop-dialog"
    >
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={closePositions}
          data-testid="stop-flatten"
          onChange={(event) => useUi.setState({ stopFlatten: event.target.checked })}
        />
        {t('risk.alsoClose')}
      </label>
      <p className={css.note}>{t('risk.alsoCloseHint')}</p>
      <dl className={css.counts}>
        <dt>{t('risk.ordersToCancel')}</dt>
        <dd>{orders}</dd>
        <dt>{t('risk.positionsHeld')}</dt>
        <dd>{positions}</dd>
      </dl>
    </Confirm>
  );
}
