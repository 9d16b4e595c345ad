/** Every risk check with its value and limit. */
import type { CheckResult } from '#core/model/denial.ts';
import { describeCheck, type NumberFormat } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import { classes } from '../../ui/controls.tsx';
import css from './ticket.module.css';

export function CheckTable({
  checks,
  format,
}: {
  readonly checks: readonly CheckResult[];
  readonly format: NumberFormat;
}) {
  const { t } = useWords();
  return (
    <table className={css.checks}>
      <thead>
        <tr>
          <th scope="col">{t('orders.check')}</th>
          <th scope="col" className={css.figure}>
            {t('ticket.value')}
          </th>
          <th scope="col" className={css.figure}>
            {t('ticket.limitColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {checks.map((check) => {
          const said = describeCheck(t, check, format);
          return (
            <tr key={check.check} data-testid={`check-${check.check}`} data-passed={check.passed}>
              <td className={check.passed ? undefined : css.bad}>
                <span className={classes(check.passed ? css.ok : css.bad)}>{check.passed ? '✓' : '✗'}</span>{' '}
                {said.label}
              </td>
              <td className={css.figure}>{said.value}</td>
              <td className={css.figure}>{said.limit}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
