/** The first run: a whole dialog that opens the paper account. It cannot be dismissed: there is nothing behind it yet. */
import { Dialog } from '@base-ui/react/dialog';
import { useState, type FormEvent } from 'react';
import { LOCALES } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { bootstrap } from '../../state/feed.ts';
import { changeSetting, useSettings, useWords } from '../../state/settings.ts';
import { Button, classes, Segmented } from '../../ui/controls.tsx';
import { dialogCss } from '../../ui/Dialog.tsx';
import { LANGUAGE_NAMES } from '../settings/SettingsDialog.tsx';
import { OpeningFields } from './OpeningFields.tsx';
import { useOpening } from './useOpening.ts';
import css from '../settings/settings.module.css';

export function FirstRun() {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const opening = useOpening();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!opening.params || busy) return;
    setBusy(true);
    if (await send('account.open', opening.params)) await bootstrap();
    setBusy(false);
  };
  return (
    <Dialog.Root open modal disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogCss.backdrop} />
        <Dialog.Popup className={classes(dialogCss.popup, dialogCss.wide)} data-testid="first-run">
          <div className={dialogCss.head}>
            <Dialog.Title className={dialogCss.title}>{t('setup.title')}</Dialog.Title>
            <Segmented
              label={t('setup.language')}
              testId="first-run-language"
              value={locale}
              choices={LOCALES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
              onChange={(value) => changeSetting('locale', value)}
            />
          </div>
          <form id="first-run" className={dialogCss.body} onSubmit={(event) => void submit(event)}>
            <Dialog.Description className={dialogCss.text}>{t('setup.intro')}</Dialog.Description>
            <div className={css.form}>
              <OpeningFields opening={opening} />
            </div>
          </form>
          <div className={dialogCss.actions}>
            <span className={dialogCss.note}>
              {opening.wrong > 0 && t('setup.fixLines', { count: opening.wrong })}
            </span>
            <Button
              look="primary"
              type="submit"
              form="first-run"
              testId="first-run-submit"
              disabled={!opening.params || busy}
            >
              {t(busy ? 'setup.opening' : 'setup.submit')}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
