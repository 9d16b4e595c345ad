/** The deck's two questions: another name, and whether a blind session is to be shown. */
import { useState } from 'react';
import { call } from '../../client/index.ts';
import { tellFailure } from '../../state/notify.ts';
import { loadReplays } from '../../state/replay.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Field, TextInput } from '../../ui/controls.tsx';
import { Confirm, FormDialog } from '../../ui/Dialog.tsx';

export function RenameDialog({ stream, name: before }: { readonly stream: string; readonly name: string }) {
  const { t } = useWords();
  const [name, setName] = useState(before);
  const save = () => {
    call('replay.rename', { stream, name }).then(loadReplays).catch(tellFailure);
    closeDialog();
  };
  return (
    <FormDialog
      title={t('replay.rename')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="rename-replay"
      text={before}
      submit={t('replay.rename')}
      submitId="rename-submit"
      disabled={name.trim() === ''}
      onSubmit={save}
    >
      <Field label={t('replay.name')}>
        {(id) => (
          <TextInput id={id} maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}

export function RevealDialog({ stream }: { readonly stream: string }) {
  const { t } = useWords();
  return (
    <Confirm
      title={t('replay.revealTitle')}
      text={t('replay.revealText')}
      confirm={t('replay.reveal')}
      cancel={t('shell.keep')}
      onConfirm={() => void call('replay.reveal', { stream }).then(loadReplays).catch(tellFailure)}
      onClose={closeDialog}
      testId="reveal-replay"
    />
  );
}
