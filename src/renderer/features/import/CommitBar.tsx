/** Totals by currency, the basket's name and the commit button with the reason beside it when it cannot be pressed. */
import type { SheetPreview } from '#contract/sheets.ts';
import { describeDenial, type Locale } from '#words/index.ts';
import { useTradingBlock } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { Button, TextInput } from '../../ui/controls.tsx';
import { formatMoney, numberFormat } from '../../ui/format.ts';
import { commit, useSheet } from './useSheet.ts';
import css from './import.module.css';

function Totals({ preview }: { readonly preview: SheetPreview }) {
  const { t, locale } = useWords();
  return (
    <table className={css.totals} aria-label={t('sheets.totals')}>
      <thead>
        <tr>
          <th />
          <th scope="col">{t('sheets.buys')}</th>
          <th scope="col">{t('sheets.sells')}</th>
          <th scope="col">{t('sheets.fees')}</th>
          <th scope="col">{t('sheets.powerAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.totals.byCurrency.map((total) => (
          <tr key={total.currency}>
            <th scope="row">{total.currency}</th>
            {(['buys', 'sells', 'fees', 'buyingPowerAfter'] as const).map((field) => (
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

/** What keeps the basket from being sent, in words; null when nothing does. */
function useObstacle(preview: SheetPreview): string | null {
  const { t, locale } = useWords();
  const block = useTradingBlock();
  const chosen = useSheet((state) => state.chosen.size);
  const name = useSheet((state) => state.name);
  if (block) return block;
  if (preview.alreadyImported && chosen === 0) {
    const { name: earlier, at } = preview.alreadyImported;
    return t('sheets.already', { name: earlier, date: new Date(at).toLocaleDateString(locale) });
  }
  if (chosen === 0) return t('sheets.nothingChosen');
  return name.trim() === '' ? t('sheets.nameMissing') : null;
}

const formatOfRow = (locale: Locale) => (row: number) => {
  const id = useSheet.getState().rows.find((each) => each.row === row)?.instrumentId;
  return numberFormat(locale, id ? instrumentOf(id) : undefined);
};

export function CommitBar({ preview }: { readonly preview: SheetPreview }) {
  const { t, locale } = useWords();
  const { chosen, name, busy, denial } = useSheet();
  const obstacle = useObstacle(preview);
  const { accepted, denied, skipped, duplicates } = preview.totals;
  return (
    <>
      {denial && (
        <div className={css.error} role="alert" data-testid="import-denial">
          <strong>{t('sheets.committedDenied')}. </strong>
          <span className={css.reason}>
            {describeDenial(t, denial, numberFormat(locale), formatOfRow(locale))}
          </span>
        </div>
      )}
      <div className={css.foot}>
        <div>
          <div className={css.hint}>{t('sheets.counts', { accepted, denied, skipped, duplicates })}</div>
          <Totals preview={preview} />
        </div>
        <span className={css.push} />
        <div className={css.name}>
          <TextInput
            aria-label={t('sheets.basketName')}
            placeholder={t('sheets.basketName')}
            testId="import-name"
            maxLength={120}
            value={name}
            onChange={(event) => useSheet.setState({ name: event.target.value })}
          />
        </div>
        <div className={css.commit}>
          <span className={css.hint}>{obstacle ?? t('sheets.moved')}</span>
          <Button
            look="primary"
            testId="import-commit"
            disabled={obstacle !== null || busy !== null}
            title={obstacle ?? undefined}
            onClick={() => void commit()}
          >
            {busy === 'committing' ? t('sheets.committing') : t('sheets.commit', { count: chosen.size })}
          </Button>
        </div>
      </div>
    </>
  );
}
