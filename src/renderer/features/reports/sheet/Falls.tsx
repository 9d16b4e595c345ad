/** The deepest falls, each a way to its part of time. */
import { useWords } from '../../../state/settings.ts';
import { formatDate } from '../../../ui/time.ts';
import { percentText } from '../../research/figures.ts';
import { useSheet } from './context.ts';
import css from './tables.module.css';

const DAY_MS = 86_400_000;
const HEADS = ['report.depth', 'report.from', 'report.valley', 'report.recovery', 'report.days'] as const;

export function Falls() {
  const { t, locale } = useWords();
  const { sheet, choose } = useSheet();
  const { falls, last } = sheet;
  if (falls.length === 0) return null;
  const day = (at: number): string => formatDate(at, locale, 'UTC');
  return (
    <section className={css.block} aria-label={t('reportCodes.section-drawdowns')}>
      <h3>{t('reportCodes.section-drawdowns')}</h3>
      <table className={css.table} data-testid="report-falls">
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {falls.map(({ depth, from, valley, recovery }) => {
            const to = recovery ?? last ?? valley;
            return (
              <tr
                key={`${from} ${depth}`}
                className={css.way}
                title={t('reports.choosePeriod')}
                data-testid="report-fall"
                onClick={(event) => choose({ from, to }, event.shiftKey)}
              >
                <td className={css.first}>
                  {/* By keys it is pressed here: the row hears of it. */}
                  <button type="button" className={css.link}>
                    −{percentText(depth, locale)}
                  </button>
                </td>
                <td>{day(from)}</td>
                <td>{day(valley)}</td>
                <td>{recovery === null ? t('report.notYet') : day(recovery)}</td>
                <td>{Math.round((to - from) / DAY_MS).toLocaleString(locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
