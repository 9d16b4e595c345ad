/** What the rules warn of, with the figures, and the tick that says a person has seen it. */
import type { CheckResult } from '#core/model/denial.ts';
import { describeCheck, type NumberFormat } from '#words/index.ts';
import { useWords } from '../../state/settings.ts';
import css from './ticket.module.css';

export function Confirmation(props: {
  /** The checks that warn; nothing is shown without any. */
  readonly checks: readonly CheckResult[];
  readonly format: NumberFormat;
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
}) {
  const { t } = useWords();
  const { checks, format, seen, onSeen } = props;
  if (checks.length === 0) return null;
  return (
    <div className={css.warnings} data-testid="ticket-warnings">
      <ul>
        {checks.map((check) => {
          const { label, value, limit } = describeCheck(t, check, format);
          return (
            <li key={check.rule} title={t('whatIf.warns', { rule: check.rule ?? '' })}>
              <span>! {label}</span>
              <span>
                {value} / {limit}
              </span>
            </li>
          );
        })}
      </ul>
      <label className={css.check}>
        <input
          type="checkbox"
          data-testid="ticket-confirm"
          checked={seen}
          onChange={(event) => onSeen(event.target.checked)}
        />
        {t('whatIf.seen')}
      </label>
    </div>
  );
}
