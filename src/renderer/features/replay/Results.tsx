/** What the chosen sessions came to, side by side: figures, equity over the tape, and of one session its trades on the chart. */
import { useEffect, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import type { ReplayReport } from '#contract/replay-views.ts';
import { describeError, type TextKey, type Words } from '#words/index.ts';
import { call, errorOf } from '../../client/index.ts';
import { useReplays } from '../../state/replay.ts';
import { useWords } from '../../state/settings.ts';
import { classes, Empty } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';
import { MoneyFigure, percentText } from '../books/figures.tsx';
import { openReport } from '../reports/store.ts';
import { EquityLines, LINE_COLOURS } from './EquityLines.tsx';
import { SessionTrades } from './SessionTrades.tsx';
import css from './replay.module.css';

interface Answer {
  readonly key: string;
  readonly reports: readonly ReplayReport[];
  readonly error: AppError | null;
}

/** Asked again when other sessions are chosen or one of them was played further. */
function useReports(): { readonly answer: Answer | null; readonly busy: boolean } {
  const chosen = useReplays((state) => state.chosen);
  const sessions = useReplays((state) => state.sessions);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const key = chosen
    .map((stream) => {
      const found = sessions?.find((each) => each.stream === stream);
      return `${stream} ${found?.position} ${found?.events}`;
    })
    .join('|');
  useEffect(() => {
    if (chosen.length === 0) return;
    let wanted = true;
    call('replay.compare', { streams: [...chosen] })
      .then(({ reports }) => wanted && setAnswer({ key, reports, error: null }))
      .catch((thrown: unknown) => wanted && setAnswer({ key, reports: [], error: errorOf(thrown) }));
    return () => {
      wanted = false;
    };
  }, [key, chosen]);
  if (chosen.length === 0) return { answer: null, busy: false };
  return { answer, busy: answer?.key !== key };
}

type Cell = (report: ReplayReport, words: Words) => React.ReactNode;

const money =
  (of: (figures: ReplayReport['figures']) => number, signed = false): Cell =>
  ({ figures }) => <MoneyFigure value={of(figures)} currency={figures.currency} signed={signed} />;

const whole =
  (of: (figures: ReplayReport['figures']) => number): Cell =>
  ({ figures }) => <Num value={of(figures)} text={String(of(figures))} />;

const percent =
  (of: (figures: ReplayReport['figures']) => number | null, signed = false): Cell =>
  ({ figures }, { locale }) => {
    const bps = of(figures);
    if (bps === null) return '–';
    return <Num value={bps} text={`${percentText(bps, locale)} %`} tone={signed ? toneOfSign(bps) : null} />;
  };

const closed = ({ wins, losses }: ReplayReport['figures']): number => wins + losses;

const ROWS: readonly (readonly [text: TextKey, cell: Cell])[] = [
  ['replay.equity', money(({ equity }) => equity)],
  ['replay.pnl', money(({ pnl }) => pnl, true)],
  ['replay.return', percent(({ returnBps }) => returnBps, true)],
  ['replay.drawdown', percent(({ maxDrawdownBps }) => maxDrawdownBps)],
  ['replay.trades', whole(({ trades }) => trades)],
  ['replay.wins', whole(({ wins }) => wins)],
  ['replay.losses', whole(({ losses }) => losses)],
  [
    'replay.winRate',
    percent((figures) =>
      closed(figures) === 0 ? null : Math.round((figures.wins * 10_000) / closed(figures)),
    ),
  ],
  [
    'replay.profitFactor',
    ({ figures: { grossProfit, grossLoss } }, { locale }) =>
      grossLoss === 0 ? (
        '–'
      ) : (
        <Num
          value={grossProfit}
          text={formatScaled(Math.round((grossProfit / grossLoss) * 100), 2, locale)}
        />
      ),
  ],
  ['replay.feesPaid', money(({ fees }) => fees)],
  ['replay.orders', whole(({ orders }) => orders)],
  ['replay.fills', whole(({ fills }) => fills)],
];

function FigureTable({ reports }: { readonly reports: readonly ReplayReport[] }) {
  const words = useWords();
  const { t } = words;
  return (
    <table className={css.figures} data-testid="replay-figures">
      <thead>
        <tr>
          <th scope="col">{t('replay.figure')}</th>
          {reports.map(({ session }, index) => (
            <th key={session.stream} scope="col" title={session.name}>
              <span className={css.mark} style={{ background: `var(${LINE_COLOURS[index]})` }} />
              <button
                type="button"
                className={css.toReport}
                title={t('reports.showHint')}
                data-testid={`replay-report-${session.stream}`}
                onClick={() => openReport({ kind: 'account', stream: session.stream })}
              >
                {session.name}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map(([key, cell]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            {reports.map((report) => (
              <td key={report.session.stream} data-testid={key.replace('.', '-')}>
                {cell(report, words)}
              </td>
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row" title={t('replay.journalHint')}>
            {t('replay.journal')}
          </th>
          {reports.map(({ session, journalHash }) => (
            <td key={session.stream} className={css.hash} title={journalHash}>
              {journalHash.slice(0, 12)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

export function Results() {
  const { t } = useWords();
  const { answer, busy } = useReports();
  if (!answer)
    return (
      <div className={css.results}>
        <Empty>{t(busy ? 'replay.reading' : 'replay.noneChosen')}</Empty>
      </div>
    );
  if (answer.error)
    return (
      <div className={css.results}>
        <Empty>{describeError(t, answer.error)}</Empty>
      </div>
    );
  const { reports } = answer;
  return (
    <div className={classes(css.results, busy && css.busy)} data-testid="replay-results">
      <div className={css.resultTop}>
        <div className={css.tableHolder}>
          <FigureTable reports={reports} />
        </div>
        <EquityLines reports={reports} />
      </div>
      {reports.length === 1 && <SessionTrades report={reports[0]!} />}
    </div>
  );
}
