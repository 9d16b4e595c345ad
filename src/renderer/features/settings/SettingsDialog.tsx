/** Settings: appearance and language, fees, the paper account. */
import { useState } from 'react';
import type { FeeProfiles } from '#core/model/account.ts';
import { LOCALES } from '#words/index.ts';
import { send } from '../../state/commands.ts';
import { notify } from '../../state/notify.ts';
import { useSession } from '../../state/session.ts';
import { changeSetting, DENSITIES, PALETTES, THEMES, useSettings, useWords } from '../../state/settings.ts';
import { closeDialog, openDialog } from '../../state/ui.ts';
import { Button, Field, SelectInput } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FeeFields } from './FeeFields.tsx';
import css from './settings.module.css';

export const LANGUAGE_NAMES = { en: 'English', vi: 'Tiếng Việt' } as const;

function Appearance() {
  const { t } = useWords();
  const { theme, palette, density, locale } = useSettings();
  return (
    <section className={css.section}>
      <h3>{t('settings.appearance')}</h3>
      <div className={css.grid}>
        <Field label={t('settings.theme')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="setting-theme"
              value={theme}
              choices={THEMES.map((each) => ({ value: each, label: t(`settings.${each}`) }))}
              onChange={(value) => changeSetting('theme', value)}
            />
          )}
        </Field>
        <Field label={t('settings.language')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="setting-locale"
              value={locale}
              choices={LOCALES.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
              onChange={(value) => changeSetting('locale', value)}
            />
          )}
        </Field>
        <Field label={t('settings.colours')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="setting-palette"
              value={palette}
              choices={PALETTES.map((each) => ({ value: each, label: t(`settings.${each}`) }))}
              onChange={(value) => changeSetting('palette', value)}
            />
          )}
        </Field>
        <Field label={t('settings.density')}>
          {(id) => (
            <SelectInput
              id={id}
              testId="setting-density"
              value={density}
              choices={DENSITIES.map((each) => ({ value: each, label: t(`settings.${each}`) }))}
              onChange={(value) => changeSetting('density', value)}
            />
          )}
        </Field>
      </div>
    </section>
  );
}

function Fees({ current }: { readonly current: FeeProfiles }) {
  const { t } = useWords();
  const [fees, setFees] = useState(current);
  const save = async () => {
    if (await send('account.feeProfiles', { feeProfiles: fees })) notify('success', t('shell.saved'));
  };
  return (
    <section className={css.section}>
      <h3>{t('settings.fees')}</h3>
      <FeeFields value={fees} onChange={setFees} />
      <div className={css.row}>
        <Button look="primary" testId="fees-save" onClick={() => void save()}>
          {t('settings.saveFees')}
        </Button>
      </div>
    </section>
  );
}

export function SettingsDialog() {
  const { t } = useWords();
  const status = useSession((state) => state.status);
  if (!status) return null;
  const writable = status.mode === 'ready';
  return (
    <Dialog
      title={t('settings.title')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      shape="wide"
      testId="settings"
    >
      <Appearance />
      {writable && <Fees current={status.feeProfiles} />}
      {writable && (
        <section className={css.section}>
          <h3>{t('settings.account')}</h3>
          <Button testId="reset-account" onClick={() => openDialog({ kind: 'reset' })}>
            {t('settings.reset')}
          </Button>
        </section>
      )}
      <section className={css.section}>
        <h3>{t('settings.about')}</h3>
        <p className={css.hint}>{t('settings.aboutText', { version: status.version })}</p>
        <p className={css.hint}>
          {t('settings.workspace')}: {status.workspace}
        </p>
      </section>
    </Dialog>
  );
}
