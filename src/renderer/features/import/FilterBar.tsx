/** How many rows came to which verdict; a count is a filter. Beside it, what was corrected. */
import { useMemo } from 'react';
import type { TextKey } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { Button } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { undoAll, undoCorrection } from './actions.ts';
import { countsOf, FILTERS, type Filter } from './rows.ts';
import { MARKS } from './rowText.ts';
import { useSheet } from './sheet.ts';
import css from './preview.module.css';

const LABELS: Readonly<Record<Filter, TextKey>> = {
  all: 'sheets.filterAll',
  accepted: 'sheets.filterAccepted',
  warning: 'sheets.filterWarning',
  denied: 'sheets.filterDenied',
  duplicate: 'sheets.filterDuplicate',
  skipped: 'sheets.filterSkipped',
  changed: 'sheets.filterChanged',
};
const markOf = (filter: Filter): string =>
  filter === 'all' ? '' : filter === 'changed' ? '≠' : MARKS[filter];

function Corrections() {
  const { t } = useWords();
  const count = useSheet((state) => state.corrections.length);
  const undoable = useSheet((state) => state.undo.length > 0);
  if (count === 0 && !undoable) return <span className={css.hint}>{t('sheets.editHint')}</span>;
  return (
    <>
      <span className={css.hint}>{t('sheets.corrections', { count })}</span>
      <Button small testId="import-undo" disabled={!undoable} title="Ctrl+Z" onClick={undoCorrection}>
        {t('sheets.undo')}
      </Button>
      <Button small testId="import-undo-all" disabled={count === 0} onClick={undoAll}>
        {t('sheets.undoAll')}
      </Button>
    </>
  );
}

export function FilterBar() {
  const { t, locale } = useWords();
  const rows = useSheet((state) => state.rows);
  const changes = useSheet((state) => state.changes);
  const filter = useSheet((state) => state.filter);
  const counts = useMemo(() => countsOf(rows, changes), [rows, changes]);
  return (
    <div className={css.filters}>
      <div className={css.chips} role="group" aria-label={t('sheets.filter')}>
        {FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            className={css.chip}
            aria-pressed={filter === each}
            data-testid={`import-filter-${each}`}
            data-verdict={each}
            data-none={counts[each] === 0}
            onClick={() => useSheet.setState({ filter: each === filter ? 'all' : each })}
          >
            <span className={css.mark} data-verdict={each}>
              {markOf(each)}
            </span>
            {t(LABELS[each])} <b>{formatScaled(counts[each], 0, locale)}</b>
          </button>
        ))}
      </div>
      <span className={css.push} />
      <Corrections />
    </div>
  );
}
