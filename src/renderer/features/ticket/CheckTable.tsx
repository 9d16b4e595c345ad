/** Every risk check with its value and limit. */
import type { CheckResult } from '#core/model/denial.ts';
import type { Severity } from '#core/model/rules.ts';
import { describeCheck, type NumberFormat, type TextKey } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import css from './ticket.module.css';

const SEVERITIES: Readonly<Record<Severity, TextKey>> = {
  deny: 'whatIf.severityDeny',
  reduce: 'whatIf.severityReduce',
  warn: 'whatIf.severityWarn',
};

/** What denies is red; what asks or makes smaller is a warning. */
const denies = ({ severity = 'deny' }: CheckResult): boolean => severity === 'deny';
const lookOf = (check: CheckResult) => (check.passed ? css.ok : denies(check) ? css.bad : css.warn);
const markOf = (check: CheckResult) => (check.passed ? '✓' : denies(check) ? '✗' : '!');

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
            <tr
              key={`${check.rule ?? check.check} ${check.passed}`}
              data-testid={`check-${check.check}`}
              data-passed={check.passed}
            >
              <td className={check.passed ? undefined : lookOf(check)}>
                <span className={lookOf(check)}>{markOf(check)}</span> {said.label}
                {check.rule !== undefined && (
                  <small className={css.rule}>
                    {check.rule}
                    {check.severity && ` · ${t(SEVERITIES[check.severity])}`}
                  </small>
                )}
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
