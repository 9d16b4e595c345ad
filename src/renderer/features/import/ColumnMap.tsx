/** Each column of the sheet with its heading, its first value and the field it is read as. */
import { memo } from 'react';
import { SHEET_FIELDS } from '#contract/sheet-calls.ts';
import type { SheetPreview } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import { useWords } from '../../state/settings.ts';
import { SelectInput } from '../../ui/controls.tsx';
import { readAs } from './actions.ts';
import { missingFields, withColumn } from './reading.ts';
import { useSheet } from './sheet.ts';
import css from './understood.module.css';

type Columns = SheetPreview['parsed']['columns'];

interface ColumnRowProps {
  readonly column: Columns[number];
  readonly onRead: (letters: string, field: SheetField | null) => void;
}

function ColumnRow({ column, onRead }: ColumnRowProps) {
  const { t } = useWords();
  const fields = SHEET_FIELDS.map((field) => ({ value: field as string, label: t(`sheets.field_${field}`) }));
  return (
    <li className={css.column} data-used={column.field !== null}>
      <span className={css.letter}>{column.column}</span>
      <span className={css.heading} title={`${column.header}\n${column.sample}`}>
        <strong>{column.header || t('sheets.noTitle')}</strong>
        <small>{column.sample}</small>
      </span>
      <SelectInput
        label={t('sheets.columnAs', { column: column.column, header: column.header })}
        testId={`read-column-${column.column}`}
        value={column.field ?? ''}
        choices={[{ value: '', label: t('sheets.notUsed') }, ...fields]}
        onChange={(field) => onRead(column.column, field === '' ? null : (field as SheetField))}
      />
    </li>
  );
}

function PlainColumnMap({ parsed }: Pick<SheetPreview, 'parsed'>) {
  const { t } = useWords();
  const missing = missingFields(parsed.columns);
  if (parsed.columns.length === 0) return null;
  const onRead = (letters: string, field: SheetField | null) =>
    readAs(withColumn(useSheet.getState().reading, parsed.columns, letters, field));
  return (
    <section>
      <h2>{t('sheets.columns')}</h2>
      {missing.length > 0 && (
        <p className={css.warn} role="status" data-testid="read-missing">
          {t('sheets.missingFields', {
            fields: missing.map((field) => t(`sheets.field_${field}`)).join(', '),
          })}
        </p>
      )}
      <ul className={css.columns}>
        {parsed.columns.map((column) => (
          <ColumnRow key={column.column} column={column} onRead={onRead} />
        ))}
      </ul>
    </section>
  );
}

/** The market's refreshing changes nothing here: the selects stay as they are. */
export const ColumnMap = memo(
  PlainColumnMap,
  (a, b) => JSON.stringify(a.parsed.columns) === JSON.stringify(b.parsed.columns),
);
