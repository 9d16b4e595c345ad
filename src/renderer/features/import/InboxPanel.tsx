/** A folder that is watched for new sheets. They are listed; opening one is a person's doing, sending it another. */
import { useState, type FormEvent } from 'react';
import type { SheetInbox } from '#contract/sheets.ts';
import type { Locale, TextKey } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { useSheets } from '../../state/sheets.ts';
import { Badge, Button, Field, TextInput } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { openInboxFile } from './actions.ts';
import css from './open.module.css';

type InboxFile = SheetInbox['files'][number];

const PROBLEMS: Readonly<Record<NonNullable<SheetInbox['problem']>, TextKey>> = {
  missing: 'sheets.folderMissing',
  forbidden: 'sheets.folderForbidden',
  'no-folder': 'sheets.folderNone',
};
const STATUSES: Readonly<Record<InboxFile['status'], TextKey>> = {
  new: 'sheets.fileNew',
  seen: 'sheets.fileSeen',
  imported: 'sheets.fileImported',
};
const COLOURS = { new: 'var(--accent)', seen: 'var(--text-3)', imported: 'var(--up)' };

/** The machine's own time: a file knows nothing of the market's. */
const wallTime = (at: number, locale: Locale): string =>
  new Date(at).toLocaleString(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });

const watch = (folder: string | null): void =>
  void call('sheets.watch', { folder })
    .then((inbox) => useSheets.setState({ inbox }))
    .catch(tellFailure);

function FolderForm() {
  const { t } = useWords();
  const [path, setPath] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') watch(path.trim());
  };
  return (
    <form className={css.folder} onSubmit={submit}>
      <Field label={t('sheets.folderPath')}>
        {(id) => (
          <TextInput
            id={id}
            testId="inbox-path"
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" testId="inbox-watch" disabled={path.trim() === ''}>
        {t('sheets.watchFolder')}
      </Button>
    </form>
  );
}

function FileRow({ file }: { readonly file: InboxFile }) {
  const { t, locale } = useWords();
  const size = formatScaled(Math.max(1, Math.round(file.size / 1024)), 0, locale);
  return (
    <tr data-testid={`inbox-file-${file.name}`}>
      <td className={css.fileName} title={file.name}>
        {file.name}
      </td>
      <td className={css.figure}>{size} kB</td>
      <td className={css.figure}>{wallTime(file.modified, locale)}</td>
      <td>
        <Badge colour={COLOURS[file.status]}>{t(STATUSES[file.status])}</Badge>
      </td>
      <td>
        <Button
          small
          aria-label={`${t('sheets.openSheet')} ${file.name}`}
          onClick={() => openInboxFile(file.name)}
        >
          {t('sheets.openSheet')}
        </Button>
      </td>
    </tr>
  );
}

function Files({ files }: { readonly files: readonly InboxFile[] }) {
  const { t } = useWords();
  if (files.length === 0) return <p className={css.hint}>{t('sheets.folderEmpty')}</p>;
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t('sheets.folder')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('sheets.stepFile')}</th>
            <th scope="col" className={css.figure}>
              {t('sheets.fileSize')}
            </th>
            <th scope="col" className={css.figure}>
              {t('sheets.fileChanged')}
            </th>
            <th scope="col">{t('sheets.fileStatus')}</th>
            <th aria-label={t('sheets.openSheet')} />
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <FileRow key={file.name} file={file} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function InboxPanel() {
  const { t } = useWords();
  const { folder, problem, files } = useSheets((state) => state.inbox);
  return (
    <section className={css.panel} data-testid="inbox">
      <h2>{t('sheets.folder')}</h2>
      <p className={css.hint}>{t('sheets.folderText')}</p>
      {folder === null ? (
        <FolderForm />
      ) : (
        <>
          <div className={css.folder}>
            <code className={css.path} title={folder}>
              {folder}
            </code>
            <Button small testId="inbox-stop" onClick={() => watch(null)}>
              {t('sheets.unwatch')}
            </Button>
          </div>
          {problem ? (
            <p className={css.warn} role="alert" data-testid="inbox-problem">
              {t(PROBLEMS[problem])}
            </p>
          ) : (
            <Files files={files} />
          )}
        </>
      )}
    </section>
  );
}
