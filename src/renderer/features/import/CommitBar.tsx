/** Totals by currency, the basket's name and the commit button with the reason beside it when it cannot be pressed. */
import { useMemo, type FormEvent } from 'react';
import type { SheetPreview } from '#contract/sheets.ts';
import { useTradingBlock } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { Button, TextInput } from '../../ui/controls.tsx';
import { formatMoney } from '../../ui/format.ts';
import { commit } from './commit.ts';
import { countToSend } from './rows.ts';
import { useSheet } from './sheet.ts';
import css from './preview.module.css';

const FIGURES = ['buys', 'sells', 'fees', 'buyingPower', 'buyingPowerAfter'] as const;

function Totals({ preview }: { readonly preview: SheetPreview }) {
  const { t, locale } = useWords();
  const heads = [
    t('sheets.buys'),
    t('sheets.sells'),
    t('sheets.fees'),
    t('sheets.power'),
    t('sheets.powerAfter'),
  ];
  return (
    <table className={css.totals} aria-label={t('sheets.totals')}>
      <thead>
        <tr>
          <th aria-label={t('sheets.currency')} />
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.totals.byCurrency.map((total) => (
          <tr key={total.currency}>
            <th scope="row">{total.currency}</th>
            {FIGURES.map((field) => (
              <td key={field} data-testid={`import-${field}-${total.currency}`} data-value={total[field]}>
                {formatMoney(total[field], total.currency, locale)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useCount(): number {
  const rows = useSheet((state) => state.rows);
  const choices = useSheet((state) => state.choices);
  return useMemo(() => countToSend(rows, choices), [rows, choices]);
}

/** What keeps the basket from being sent, in words; null when nothing does. */
function useObstacle(preview: SheetPreview, count: number): string | null {
  const { t, locale } = useWords();
  const block = useTradingBlock();
  const named = useSheet((state) => state.name.trim() !== '');
  const stopped = useSheet((state) => state.stopped);
  if (block) return block;
  if (preview.alreadyImported && count === 0) {
    const { name: earlier, at } = preview.alreadyImported;
    return t('sheets.already', { name: earlier, date: new Date(at).toLocaleDateString(locale) });
  }
  if (count === 0) return t('sheets.nothingChosen');
  if (stopped) return t('sheets.stopped');
  return named ? null : t('sheets.nameMissing');
}

export function CommitBar({ preview }: { readonly preview: SheetPreview }) {
  const { t } = useWords();
  const name = useSheet((state) => state.name);
  const settled = useSheet((state) => state.settled && state.arrived === null);
  const busy = useSheet((state) => state.busy);
  const moved = useSheet((state) => state.changes.size > 0);
  const count = useCount();
  const obstacle = useObstacle(preview, count);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (obstacle === null && settled && busy === null) void commit();
  };
  const label = moved ? t('sheets.commitAsNow', { count }) : t('sheets.commit', { count });
  const waits = settled ? t('sheets.moved') : t('sheets.checkingNow');
  return (
    <form className={css.foot} onSubmit={send}>
      <Totals preview={preview} />
      <div className={css.commit}>
        <span className={css.reason} data-testid="import-obstacle">
          {obstacle ?? waits}
        </span>
        <div className={css.send}>
          <TextInput
            aria-label={t('sheets.basketName')}
            placeholder={t('sheets.basketName')}
            testId="import-name"
            maxLength={120}
            value={name}
            onChange={(event) => useSheet.setState({ name: event.target.value })}
          />
          <Button
            look="primary"
            type="submit"
            testId="import-commit"
            disabled={obstacle !== null || busy !== null || !settled}
            title={obstacle ?? undefined}
          >
            {busy === 'committing' ? t('sheets.committing') : label}
          </Button>
        </div>
      </div>
    </form>
  );
}
