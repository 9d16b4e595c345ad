/** Returns month by month, a year a line: the deeper the colour, the larger the return. */
import type { Tearsheet } from '#report/tearsheet.ts';
import { useWords } from '../../../state/settings.ts';
import { percentText, signedText } from '../figures.ts';
import css from './metrics.module.css';

/** A return of this size has the deepest colour. */
const DEEPEST = 0.1;
const MOST_TINT = 45;

const tint = (value: number): string => {
  const share = Math.min(1, Math.abs(value) / DEEPEST) * MOST_TINT;
  return `color-mix(in srgb, var(${value < 0 ? '--down' : '--up'}) ${share.toFixed(0)}%, transparent)`;
};

export function Months({ months, years }: Pick<Tearsheet, 'months' | 'years'>) {
  const { t, locale } = useWords();
  const names = t('report.monthsShort').split(' ');
  const byLabel = new Map(months.map((each) => [each.label, each.return]));
  const cell = (key: string, value: number | undefined) => (
    <td
      key={key}
      style={value === undefined ? undefined : { background: tint(value) }}
      data-testid={`month-${key}`}
    >
      {value === undefined ? '' : signedText(percentText(value, locale, 1), value)}
    </td>
  );
  return (
    <div className={css.months} tabIndex={0} role="region" aria-label={t('report.months')}>
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
              {names.map((_, month) => {
                const key = `${year.label}-${String(month + 1).padStart(2, '0')}`;
                return cell(key, byLabel.get(key));
              })}
              {cell(year.label, year.return)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
