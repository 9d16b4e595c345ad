/** What was understood of the file, all of it to be put right: sheet, heading, columns, how values are read, templates. */
import { useCallback } from 'react';
import type { SheetPreview } from '#contract/sheets.ts';
import type { TextKey } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../ui/controls.tsx';
import { readAs } from './actions.ts';
import { ColumnMap } from './ColumnMap.tsx';
import { ReadOptions } from './ReadOptions.tsx';
import { withChoice, withSheet } from './reading.ts';
import { useSheet } from './sheet.ts';
import { Templates } from './Templates.tsx';
import css from './understood.module.css';

type Why = SheetPreview['skipped'][number]['why'];

/** Rows that are no orders, by why; the count is theirs. */
const SKIPPED: Readonly<Record<Why, TextKey>> = {
  blank: 'sheets.ignoredBlank',
  total: 'sheets.ignoredTotal',
  note: 'sheets.ignoredNote',
  header: 'sheets.ignoredHeader',
  hidden: 'sheets.ignoredHidden',
  account: 'sheets.ignoredAccount',
  unchosen: 'sheets.ignoredUnchosen',
};

/** The text of a warning such as `other_sheet_ignored: Notes`; what is not a known code is shown as it came. */
export function useWarningText(): (warning: string) => string {
  const { find } = useWords();
  return useCallback(
    (warning) => {
      const [, code = '', detail] = /^([a-z_]+)(?:: (.*))?$/.exec(warning) ?? [];
      const text = find(`warnings.${code}`);
      if (text === null) return warning;
      return detail ? `${text}: ${detail}` : text;
    },
    [find],
  );
}

function SheetChoice({ parsed }: Pick<SheetPreview, 'parsed'>) {
  const { t } = useWords();
  const reading = useSheet((state) => state.reading);
  const { sheets, sheet } = parsed;
  const hidden = sheets.filter(({ visibility }) => visibility !== 'visible');
  if (sheets.length < 2 && hidden.length === 0) return null;
  const choices = sheets.map(({ name, visibility }) => ({
    value: name,
    label: visibility === 'visible' ? name : t('sheets.hiddenSheet', { name }),
  }));
  const shown = sheet === null ? [{ value: '', label: t('sheets.none') }, ...choices] : choices;
  return (
    <Field
      label={t('sheets.sheet')}
      hint={hidden.length > 0 ? t('sheets.hiddenNotRead', { count: hidden.length }) : undefined}
    >
      {(id) => (
        <SelectInput
          id={id}
          testId="read-sheet"
          value={sheet ?? ''}
          choices={shown}
          onChange={(name) => name !== '' && readAs(withSheet(reading, name), 'others')}
        />
      )}
    </Field>
  );
}

function HeaderRow({ parsed }: Pick<SheetPreview, 'parsed'>) {
  const { t } = useWords();
  const reading = useSheet((state) => state.reading);
  const found = Array.isArray(parsed.header_row) ? Number(parsed.header_row.at(-1)) : parsed.header_row;
  const none = reading.headerRow === 0;
  const set = (row: number | undefined) =>
    readAs(withChoice({ ...reading, columns: undefined }, 'headerRow', row), 'others');
  return (
    <div className={css.pair}>
      <Field label={t('sheets.headerRow')}>
        {(id) => (
          <TextInput
            id={id}
            key={`${String(found)}`}
            type="number"
            min={1}
            figures
            testId="read-header"
            disabled={none}
            defaultValue={none ? '' : String(found ?? '')}
            onBlur={(event) => {
              const row = Number(event.target.value);
              if (Number.isInteger(row) && row > 0 && row !== found) set(row);
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        )}
      </Field>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="read-no-header"
          checked={none}
          onChange={(event) => set(event.target.checked ? 0 : undefined)}
        />
        {t('sheets.noHeader')}
      </label>
    </div>
  );
}

function Ignored({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const parts = preview.skipped.map(({ why, rows }) => t(SKIPPED[why], { count: rows }));
  return (
    <p className={css.line}>
      <span>{t('sheets.ignoredRows')}</span> {parts.length === 0 ? t('sheets.none') : parts.join(', ')}
    </p>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const { t } = useWords();
  const warningText = useWarningText();
  if (warnings.length === 0) return null;
  return (
    <section>
      <h2>{t('sheets.warnings')}</h2>
      <ul className={css.warnings}>
        {warnings.map((warning) => (
          <li key={warning}>{warningText(warning)}</li>
        ))}
      </ul>
    </section>
  );
}

export function Understood({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const { parsed, fileName } = preview;
  const readable = parsed.columns.length > 0 || parsed.sheets.length > 0;
  return (
    <aside
      className={css.side}
      aria-label={t('sheets.understood')}
      data-testid="import-understood"
      tabIndex={0}
    >
      <section>
        <h2>{t('sheets.understood')}</h2>
        <p className={css.file} title={fileName}>
          {fileName}
        </p>
        {parsed.template !== null && (
          <p className={css.template} data-testid="import-template">
            {t('sheets.byTemplate', { name: parsed.template })}
          </p>
        )}
        {parsed.encoding && (
          <p className={css.line}>
            <span>{t('sheets.encoding')}</span> {parsed.encoding}
          </p>
        )}
        {readable && (
          <>
            <SheetChoice parsed={parsed} />
            <HeaderRow parsed={parsed} />
          </>
        )}
      </section>
      <ColumnMap parsed={parsed} />
      {parsed.read_as && <ReadOptions as={parsed.read_as} />}
      <Ignored preview={preview} />
      <Warnings warnings={parsed.warnings} />
      <Templates parsed={parsed} />
    </aside>
  );
}
