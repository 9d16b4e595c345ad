/** Whether B is better than A, in a sentence, with the interval the daily difference lies in. */
import type { PairedDifference, RunDetail } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { pairedSentence, signed } from './paired.ts';
import css from './compare.module.css';

/** The interval on a line around zero. */
function Interval({ difference }: { readonly difference: PairedDifference }) {
  const { t, locale } = useWords();
  const { low, high, mean } = difference;
  const reach = Math.max(Math.abs(low), Math.abs(high), 1e-9) * 1.15;
  const at = (value: number) => `${((value / reach + 1) / 2) * 100}%`;
  const label = t('runs.interval', { low: signed(low, locale), high: signed(high, locale) });
  return (
    <svg className={css.interval} role="img" aria-label={label}>
      <line className={css.axis} x1="0" x2="100%" y1="50%" y2="50%" />
      <line className={css.zero} x1="50%" x2="50%" y1="0" y2="100%" />
      <line className={css.span} x1={at(low)} x2={at(high)} y1="50%" y2="50%" />
      <circle className={css.mean} cx={at(mean)} cy="50%" r="4" />
    </svg>
  );
}

export function PairedView(props: {
  readonly difference: PairedDifference;
  readonly runs: readonly RunDetail[];
}) {
  const words = useWords();
  const { t } = words;
  const { difference, runs } = props;
  return (
    <div className={css.paired} data-testid="paired">
      <p data-testid="paired-sentence">{pairedSentence(difference, words)}</p>
      {!difference.tooShort && <Interval difference={difference} />}
      <p className={css.quiet}>
        {t('runs.pairedOf', {
          a: runs[0]?.strategies.join(' + ') ?? '',
          b: runs[1]?.strategies.join(' + ') ?? '',
          days: difference.days,
        })}
      </p>
    </div>
  );
}
