/** What a look-ahead check found: decisions that change with the future, and warm-ups that are too short. */
import type { LookaheadReport } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { formatDateTime } from '../../../ui/time.ts';
import { percentText } from '../figures.ts';
import css from './form.module.css';

type LookaheadFinding = LookaheadReport['findings'][number];

const LISTED = 20;

function Finding({ finding }: { readonly finding: LookaheadFinding }) {
  const { t, locale } = useWords();
  const { kind, at, cutAt, decided, otherwise } = finding;
  const time = (moment: number) => formatDateTime(moment, locale, 'UTC');
  const nothing = t('research.didNothing');
  return (
    <li data-testid={`finding-${kind}`}>
      <b>{kind === 'looks-ahead' ? t('research.looksAhead') : t('research.notRepeatable')}</b>
      <dl className={css.finding}>
        <dt>{t('research.decidedAt')}</dt>
        <dd>{time(at)}</dd>
        {kind === 'looks-ahead' && (
          <>
            <dt>{t('research.futureChangedAfter')}</dt>
            <dd>{time(cutAt)}</dd>
          </>
        )}
        <dt>{t(kind === 'looks-ahead' ? 'research.withTrueFuture' : 'research.firstTime')}</dt>
        <dd>{decided ?? nothing}</dd>
        <dt>{t(kind === 'looks-ahead' ? 'research.withOtherFuture' : 'research.secondTime')}</dt>
        <dd>{otherwise ?? nothing}</dd>
      </dl>
    </li>
  );
}

function WarmUps({ report }: { readonly report: LookaheadReport }) {
  const { t, locale } = useWords();
  if (report.warmUps.length === 0) return null;
  return (
    <table className={css.warmUps} data-testid="lookahead-warm-ups">
      <caption>{t('research.warmUps')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('research.indicator')}</th>
          <th scope="col">{t('research.warmUpSaid')}</th>
          <th scope="col">{t('research.warmUpNeeded')}</th>
          <th scope="col">{t('research.warmUpDifference')}</th>
        </tr>
      </thead>
      <tbody>
        {report.warmUps.map(({ indicator, warmUp, settled, difference }) => (
          <tr key={`${indicator} ${warmUp}`}>
            <td>{indicator}</td>
            <td>{warmUp}</td>
            <td>{settled ?? t('research.never')}</td>
            <td>{percentText(difference, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Lookahead(props: { readonly report: LookaheadReport; readonly onClose: () => void }) {
  const { t } = useWords();
  const { report } = props;
  const { findings, cuts, decisions, clean } = report;
  return (
    <section
      className={css.report}
      data-clean={clean}
      data-testid="lookahead-report"
      aria-label={t('research.lookahead')}
      role="status"
    >
      <div className={css.reportHead}>
        <b>
          {clean
            ? t('research.lookaheadClean')
            : findings.length > 0
              ? t('research.lookaheadFound', { count: findings.length })
              : t('research.lookaheadWarmUps')}
        </b>
        <Button small look="quiet" onClick={props.onClose}>
          {t('shell.close')}
        </Button>
      </div>
      <p className={css.quiet}>{t('research.lookaheadDone', { cuts, decisions })}</p>
      {findings.length > 0 && (
        <ul className={css.findings} data-testid="lookahead-findings">
          {findings.slice(0, LISTED).map((finding, index) => (
            // The same decision may be found at several cuts.
            // oxlint-disable-next-line react/no-array-index-key
            <Finding key={index} finding={finding} />
          ))}
        </ul>
      )}
      <WarmUps report={report} />
    </section>
  );
}
