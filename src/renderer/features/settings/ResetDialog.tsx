/** Starts over with a new paper account: says what happens, asks for the same facts as the first run. */
import { useState } from 'react';
import { send } from '../../state/commands.ts';
import { bootstrap } from '../../state/feed.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Button } from '../../ui/controls.tsx';
import { Dialog, dialogCss } from '../../ui/Dialog.tsx';
import { OpeningFields } from '../first-run/OpeningFields.tsx';
import { useOpening } from '../first-run/useOpening.ts';
import css from './settings.module.css';

export function ResetDialog() {
  const { t } = useWords();
  const opening = useOpening();
  const [busy, setBusy] = useState(false);
  const reset = async () => {
    if (!opening.params) return;
    setBusy(true);
    if (await send('account.reset', opening.params)) {
      await bootstrap();
      closeDialog();
    }
    setBusy(false);
  };
  return (
    <Dialog
      title={t('settings.resetTitle')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      shape="wide"
      testId="reset-dialog"
      actions={
        <>
          <span className={dialogCss.note}>
            {opening.wrong > 0 && t('setup.fixLines', { count: opening.wrong })}
          </span>
          <Button onClick={closeDialog}>{t('shell.keep')}</Button>
          <Button
            look="danger"
            testId="reset-confirm"
            disabled={!opening.params || busy}
            onClick={() => void reset()}
          >
            {t('settings.resetConfirm')}
          </Button>
        </>
      }
    >
      <p className={dialogCss.text}>{t('settings.resetText')}</p>
      <div className={css.form}>
        <OpeningFields opening={opening} />
      </div>
    </Dialog>
  );
}
