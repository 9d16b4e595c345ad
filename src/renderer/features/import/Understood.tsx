/** What was understood of the file: sheet, header row, columns, hidden sheets, warnings, ignored rows. */
import { useCallback } from 'react';
import type { SheetPreview } from '#contract/sheets.ts';
import { useWords } from '../../state/settings.ts';
import css from './import.module.css';

function Ignored({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const count = (why: string) => preview.skipped.find((each) => each.why === why)?.rows ?? 0;
  const parts = [
    { count: count('blank'), text: t('sheets.ignoredBlank', { count: count('blank') }) },
    { count: count('total'), text: t('sheets.ignoredTotal', { count: count('total') }) },
    { count: count('note'), text: t('sheets.ignoredNote', { count: count('note') }) },
  ].filter((part) => part.count > 0);
  return <>{parts.length === 0 ? t('sheets.none') : parts.map((part) => part.text).join(', ')}</>;
}

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

export function Understood({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const warningText = useWarningText();
  const { parsed } = preview;
  const header = Array.isArray(parsed.header_row)
    ? parsed.header_row.join('–')
    : (parsed.header_row ?? t('sheets.none'));
  const facts = [
    [t('sheets.stepFile'), preview.fileName],
    [t('sheets.sheet'), parsed.sheet ?? (parsed.file_error ? '–' : parsed.format)],
    [t('sheets.headerRow'), header],
    ...(parsed.encoding ? [[t('sheets.encoding'), parsed.encoding]] : []),
    ...(parsed.hiddenSheets.length > 0 ? [[t('sheets.hiddenSheets'), parsed.hiddenSheets.join(', ')]] : []),
  ];
  return (
    <aside
      className={css.side}
      aria-label={t('sheets.understood')}
      data-testid="import-understood"
      tabIndex={0}
    >
      <h2>{t('sheets.understood')}</h2>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={String(name)} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>{t('sheets.ignoredRows')}</dt>
        <dd>
          <Ignored preview={preview} />
        </dd>
      </dl>
      <h2>{t('sheets.columns')}</h2>
      <dl className={css.facts}>
        {parsed.columns.map((column) => (
          <div key={column.column} style={{ display: 'contents' }}>
            <dt>
              {column.column} · {column.header}
            </dt>
            <dd>{column.field ? t(`sheets.field_${column.field}`) : t('sheets.notUsed')}</dd>
          </div>
        ))}
      </dl>
      {parsed.warnings.length > 0 && (
        <>
          <h2>{t('sheets.warnings')}</h2>
          <ul className={css.plainList}>
            {parsed.warnings.map((warning) => (
              <li key={warning} className={css.sideWarn}>
                {warningText(warning)}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
