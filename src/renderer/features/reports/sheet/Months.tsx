/** Returns month by month, a year a line: the deeper the colour, the larger the return. A month or year chooses its time. */
import type { MouseEvent } from 'react';
import { useWords } from '../../../state/settings.ts';
import { percentText, signedText } from '../../research/figures.ts';
import { covers, labelSpan } from '../span.ts';
import { useSheet } from './context.ts';
import css from './months.module.css';

/** A return of this size has the deepest colour. */
const DEEPEST = 0.1;
const MOST_TINT = 45;

export const tint = (value: number, deepest = DEEPEST): string => {
  const share = Math.min(1, Math.abs(value) / deepest) * MOST_TINT;
  return `color-mix(in srgb, var(${value < 0 ? '--down' : '--up'}) ${share.toFixed(0)}%, transparent)`;
};

function Return({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  const { locale } = useWords();
  const { span, choose, whole } = useSheet();
  if (value === undefined) return <td />;
  const own = labelSpan(label);
  const chosen = covers(span, own, whole.whole);
  return (
    <td style={{ background: tint(value) }} data-testid={`month-${label}`}>
      <button
        type="button"
        className={css.cell}
        aria-pressed={chosen}
        data-chosen={chosen}
        onClick={(event: MouseEvent) => choose(own, event.shiftKey)}
      >
        {signedText(percentText(value, locale, 1), value)}
      </button>
    </td>
  );
}

export function Months() {
  const { t } = useWords();
  const { months, years } = useSheet().whole;
  const names = t('report.monthsShort').split(' ');
  const byLabel = new Map(months.map((each) => [each.label, each.return]));
  if (years.length === 0) return null;
  return (
    <div
      className={css.months}
      role="region"
      tabIndex={0}
      aria-label={t('report.months')}
      data-testid="report-months"
    >
      <table>
        <thead>
          <tr>
            <th scope="col">{t('report.year')}</th>
            {names.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
            <th scope="col">{t('report.wholeYear')}</th>
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.label}>
              <th scope="row">{year.label}</th>
              {names.map((name, month) => {
                const label = `${year.label}-${String(month + 1).padStart(2, '0')}`;
                return <Return key={name} label={label} value={byLabel.get(label)} />;
              })}
              <Return label={year.label} value={year.return} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
