/** A row's verdict with why, and what puts it right in one click. */
import { useMemo } from 'react';
import type { PreviewRow } from '#contract/sheets.ts';
import type { Words } from '#words/index.ts';
import { openDialog } from '../../state/ui.ts';
import { useWords } from '../../state/settings.ts';
import { Button } from '../../ui/controls.tsx';
import { acceptSuggestion, chooseRows, previewAgain } from './actions.ts';
import { isChoosable, isChosen, isSent } from './rows.ts';
import { MARKS, reasonOf, verdictText } from './rowText.ts';
import { useSheet } from './sheet.ts';
import css from './preview.module.css';

export function Choose({ row }: { readonly row: PreviewRow }) {
  const { t } = useWords();
  const chosen = useSheet((state) => isChosen(row, state.choices));
  if (!isChoosable(row)) return null;
  return (
    <input
      type="checkbox"
      aria-label={t('sheets.select', { row: row.row })}
      data-testid={`import-choose-${row.row}`}
      checked={chosen}
      onChange={(event) => chooseRows([row], event.target.checked)}
    />
  );
}

/** All that would be sent by themselves; rows that were brought before are chosen one by one. */
export function ChooseAll() {
  const { t } = useWords();
  const rows = useSheet((state) => state.rows);
  const choices = useSheet((state) => state.choices);
  const own = useMemo(
    () => rows.filter((row) => (isSent(row) || row.skipped === 'unchosen') && !row.change && !row.again),
    [rows],
  );
  const all = own.length > 0 && own.every((row) => isChosen(row, choices));
  return (
    <input
      type="checkbox"
      aria-label={t('sheets.selectAll')}
      data-testid="import-choose-all"
      checked={all}
      disabled={own.length === 0}
      onChange={(event) => chooseRows(own, event.target.checked)}
    />
  );
}

interface SuggestionProps {
  readonly row: PreviewRow;
  readonly testId: string;
  /** For all rows with this symbol. */
  readonly all?: boolean;
}

export function Suggestion({ row, testId, all = false }: SuggestionProps) {
  const { t } = useWords();
  const same = useSheet((state) => state.rows);
  if (row.suggestion === null) return null;
  const { symbol, suggestion } = row;
  const rows = all ? same.filter((each) => each.symbol === symbol && each.suggestion === suggestion) : [row];
  if (all && rows.length < 2) return null;
  const text = t('sheets.suggest', { symbol, suggestion });
  return (
    <Button
      small
      testId={testId}
      title={t('sheets.suggestHint', { symbol, suggestion })}
      onClick={() => acceptSuggestion(rows, suggestion)}
    >
      {all ? t('sheets.suggestAll', { count: rows.length, symbol }) : text}
    </Button>
  );
}

function CreateButton({ symbol }: { readonly symbol: string }) {
  const { t } = useWords();
  return (
    <Button
      small
      testId={`import-create-${symbol}`}
      onClick={() => openDialog({ kind: 'create-symbol', symbol, onCreated: previewAgain })}
    >
      {t('sheets.createSymbol', { symbol })}
    </Button>
  );
}

interface VerdictProps {
  readonly row: PreviewRow;
  readonly words: Words;
  readonly warningText: (code: string) => string;
}

export function Verdict({ row, words, warningText }: VerdictProps) {
  const changed = useSheet((state) => state.changes.get(row.row));
  const reason = reasonOf(words, row, warningText, changed);
  const unknown = row.denial?.code === 'UNKNOWN_INSTRUMENT' && row.symbol !== '';
  return (
    <span className={css.verdict} title={reason}>
      <span className={css.mark} data-verdict={row.verdict} data-testid={`import-verdict-${row.row}`}>
        {MARKS[row.verdict]} {verdictText(words, row)}
      </span>
      {row.suggestion !== null && <Suggestion row={row} testId={`import-suggest-${row.row}`} />}
      {unknown && row.suggestion === null && <CreateButton symbol={row.symbol} />}
      <span className={css.why}>{reason}</span>
    </span>
  );
}
