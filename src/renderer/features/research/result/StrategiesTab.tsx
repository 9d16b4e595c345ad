/** Several strategies of one run: the equity of each, and what the account netted between them. */
import { useMemo } from 'react';
import type { NettingRow, RunDetail } from '#contract/research-views.ts';
import { useWords } from '../../../state/settings.ts';
import { plainText } from '../figures.ts';
import { CurveChart } from './CurveChart.tsx';
import { LINE_COLOURS, percentPoints, type Line } from './curves.ts';
import { isIntradayRun } from './Overview.tsx';
import css from './tables.module.css';

const NOTHING_BELOW = { label: '', points: [] } as const;

function Netting({ rows }: { readonly rows: readonly NettingRow[] }) {
  const { t, locale } = useWords();
  if (rows.length === 0) return null;
  const text = (value: number) => plainText(value, locale, 4);
  return (
    <div className={css.netting}>
      <table className={css.table} data-testid="run-netting">
        <caption>{t('runs.netting')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('runs.symbol')}</th>
            <th scope="col">{t('runs.heldBy')}</th>
            <th scope="col" title={t('runs.netHint')}>
              {t('runs.netPosition')}
            </th>
            <th scope="col" title={t('runs.nettedHint')}>
              {t('runs.netted')}
            </th>
            <th scope="col">{t('runs.traded')}</th>
            <th scope="col" title={t('runs.crossedHint')}>
              {t('runs.crossed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.symbol}>
              <td>
                <b>{row.symbol}</b>
              </td>
              <td>
                {row.positions.map(({ strategy, quantity }) => `${strategy} ${text(quantity)}`).join(', ')}
              </td>
              <td>{text(row.net)}</td>
              <td>{text(row.netted)}</td>
              <td>{text(row.traded)}</td>
              <td>{text(row.crossed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function StrategiesTab({ run }: { readonly run: RunDetail }) {
  const { t } = useWords();
  const { strategyCurves, netting } = run;
  const lines = useMemo(
    (): readonly Line[] =>
      strategyCurves.map(({ name, curve }, index) => ({
        key: `${index}`,
        label: name,
        colour: LINE_COLOURS[index % LINE_COLOURS.length]!,
        points: percentPoints(curve),
      })),
    [strategyCurves],
  );
  return (
    <>
      <CurveChart
        label={t('runs.strategyCurves')}
        testId="run-strategy-curves"
        lines={lines}
        below={NOTHING_BELOW}
        decimals={2}
        unit=" %"
        intraday={isIntradayRun(run)}
      />
      <Netting rows={netting} />
    </>
  );
}
