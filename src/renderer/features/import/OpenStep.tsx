/** Where a sheet comes from: a file, the clipboard, the watched folder; blank sheets to fill in; what was sent before. */
import { useState } from 'react';
import { describeError, type Locale } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { Button, Kbd } from '../../ui/controls.tsx';
import { saveBytes } from '../../ui/saveFile.ts';
import { openFile } from './actions.ts';
import { FilePicker } from './FilePicker.tsx';
import { InboxPanel } from './InboxPanel.tsx';
import { RecentBaskets } from './RecentBaskets.tsx';
import { useSheet } from './sheet.ts';
import { openPasted } from './transfer.ts';
import css from './open.module.css';

function blank(language: Locale, examples: boolean): void {
  call('sheets.blank', { language, examples })
    .then(({ fileName, bytes }) => saveBytes(fileName, bytes))
    .catch(tellFailure);
}

function Blanks() {
  const { t } = useWords();
  const languages = [
    ['en', t('sheets.english')],
    ['vi', t('sheets.vietnamese')],
  ] as const;
  return (
    <section className={css.panel}>
      <h2>{t('sheets.blanks')}</h2>
      <p className={css.hint}>{t('sheets.blanksText')}</p>
      <div className={css.blanks}>
        {languages.map(([language, name]) => (
          <div key={language}>
            <Button testId={`import-blank-${language}`} onClick={() => blank(language, false)}>
              {name}
            </Button>
            <Button testId={`import-examples-${language}`} onClick={() => blank(language, true)}>
              {t('sheets.withExamples', { language: name })}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Reading the clipboard by oneself is often not allowed; the keys always are. */
function PasteButton() {
  const { t } = useWords();
  const [hint, setHint] = useState<string | null>(null);
  const paste = async () => {
    const text = await navigator.clipboard?.readText().catch(() => null);
    if (typeof text !== 'string') setHint(t('sheets.pasteKeys'));
    else if (!openPasted(text)) setHint(t('sheets.pasteEmpty'));
  };
  return (
    <>
      <Button testId="import-paste" onClick={() => void paste()}>
        {t('sheets.paste')} <Kbd>Ctrl V</Kbd>
      </Button>
      <span role="status" className={css.warn} data-testid="import-paste-hint">
        {hint}
      </span>
    </>
  );
}

function DropZone() {
  const { t } = useWords();
  const error = useSheet((state) => state.error);
  const reading = useSheet((state) => state.busy !== null);
  const file = useSheet((state) => state.source?.fileName ?? '');
  return (
    <section className={css.drop}>
      <h2>{reading ? t('sheets.reading', { file }) : t('sheets.drop')}</h2>
      <p className={css.hint}>{t('sheets.dropHint')}</p>
      <div className={css.ways}>
        <FilePicker
          label={t('sheets.choose')}
          accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt"
          testId="import-file"
          primary
          onPick={(picked) => void openFile(picked)}
        />
        <PasteButton />
      </div>
      {error && (
        <p className={css.error} role="alert" data-testid="import-error">
          {t('sheets.failed')}: {describeError(t, error)}
        </p>
      )}
    </section>
  );
}

export function OpenStep() {
  return (
    <div className={css.open}>
      <div className={css.column}>
        <DropZone />
        <Blanks />
      </div>
      <div className={css.column}>
        <InboxPanel />
        <RecentBaskets />
      </div>
    </div>
  );
}
