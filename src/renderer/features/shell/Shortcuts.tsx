/** All keyboard shortcuts on one sheet. */
import { useWords } from '../../state/settings.ts';
import { closeDialog } from '../../state/ui.ts';
import { Kbd } from '../../ui/controls.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { keyActions, MOD } from './keymap.ts';
import css from './shell.module.css';

export function Shortcuts() {
  const { t } = useWords();
  const rows = [
    { id: 'palette', text: t('shell.palette'), keys: [MOD, 'K'] },
    ...keyActions.filter((each) => each.keys.length > 0).map((each) => ({ ...each, text: t(each.text) })),
  ];
  return (
    <Dialog
      title={t('shell.shortcuts')}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="shortcuts"
    >
      <dl className={css.keys}>
        {rows.map((row) => (
          <div key={row.id} style={{ display: 'contents' }}>
            <dt>{row.text}</dt>
            <dd className={css.keyList}>
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
