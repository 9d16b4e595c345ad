/** What must be said above the rows: an earlier version, changes under a commit, failures. */
import type { ReactNode } from 'react';
import type { SheetPreview } from '#contract/sheets.ts';
import { describeDenial, describeError, type Locale } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { Button } from '../../ui/controls.tsx';
import { instrumentOf } from '../../state/market.ts';
import { numberFormat } from '../../ui/format.ts';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import { previewAgain } from './actions.ts';
import { useSheet } from './sheet.ts';
import css from './preview.module.css';

interface NoteProps {
  readonly id: string;
  readonly grave?: boolean;
  readonly children: ReactNode;
}

const Note = ({ id, grave = false, children }: NoteProps) => (
  <div className={css.note} data-grave={grave} role={grave ? 'alert' : 'status'} data-testid={id}>
    {children}
  </div>
);

function Before({ preview }: { readonly preview: SheetPreview }) {
  const { t, locale } = useWords();
  const { alreadyImported: already, earlier } = preview;
  if (already)
    return (
      <Note id="import-already">
        {t('sheets.already', {
          name: already.name,
          date: formatDateTime(already.at, locale, MARKET_ZONE),
        })}
      </Note>
    );
  if (!earlier) return null;
  const { name, unchanged, changed, added } = earlier;
  return (
    <Note id="import-earlier">
      {t('sheets.earlier', { name, unchanged, changed, added })}{' '}
      {changed > 0 && (
        <Button small onClick={() => useSheet.setState({ filter: 'changed' })}>
          {t('sheets.showChanged')}
        </Button>
      )}
    </Note>
  );
}

const formatOfRow = (locale: Locale) => (row: number) => {
  const id = useSheet.getState().rows.find((each) => each.row === row)?.instrumentId;
  return numberFormat(locale, id ? instrumentOf(id) : undefined);
};

function Refused() {
  const { t, locale } = useWords();
  const denial = useSheet((state) => state.denial);
  const changes = useSheet((state) => state.changes);
  const verdicts = [...changes.values()].filter(({ what }) => what === 'verdict').length;
  return (
    <>
      {changes.size > 0 && (
        <Note id="import-changed">
          <strong>{t('sheets.committedDenied')}.</strong> {t('sheets.movedUnder', { count: changes.size })}{' '}
          {verdicts > 0 && t('sheets.movedVerdicts', { count: verdicts })}
        </Note>
      )}
      {denial && (
        <Note id="import-denial" grave>
          <strong>{t('sheets.committedDenied')}. </strong>
          {describeDenial(t, denial, numberFormat(locale), formatOfRow(locale))}
        </Note>
      )}
    </>
  );
}

export function Notices({ preview }: { readonly preview: SheetPreview }) {
  const { t, locale } = useWords();
  const error = useSheet((state) => state.error);
  const stopped = useSheet((state) => state.stopped);
  const failure = preview.parsed.file_error;
  return (
    <>
      <Before preview={preview} />
      {failure && (
        <Note id="import-file-error" grave>
          {t(`fileErrors.${failure}`)}
          {locale === 'en' && ` (${preview.parsed.file_detail})`}
        </Note>
      )}
      {stopped && (
        <Note id="import-stopped">
          {t('sheets.stopped')}{' '}
          <Button small onClick={previewAgain}>
            {t('sheets.checkAgain')}
          </Button>
        </Note>
      )}
      {error && (
        <Note id="import-error" grave>
          {describeError(t, error)}{' '}
          <Button small onClick={previewAgain}>
            {t('sheets.checkAgain')}
          </Button>
        </Note>
      )}
      <Refused />
    </>
  );
}
