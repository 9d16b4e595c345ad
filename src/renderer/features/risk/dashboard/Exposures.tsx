/** Exposure by instrument, sector, asset class and currency: as it stands, at worst, and as a share of equity. */
import type { ExposureRow, RiskOverview } from '#contract/risk-views.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { formatMoney } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { barWidth, share } from '../figures.ts';
import { subjectText } from '../rules/ruleText.ts';
import css from './dashboard.module.css';

const TABLES = ['byInstrument', 'bySector', 'byAssetClass', 'byCurrency'] as const;

function Row({ row, base }: { readonly row: ExposureRow; readonly base: RiskOverview['base'] }) {
  const words = useWords();
  const { locale } = words;
  const name = subjectText(words, row.name);
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      <td>
        <Num value={row.value} text={formatMoney(row.value, base, locale)} />
      </td>
      <td>
        <Num value={row.gross} text={formatMoney(row.gross, base, locale)} />
      </td>
      <td className={css.meter}>
        <div className={css.track} data-level="plain">
          <span style={{ width: barWidth(row.share) }} />
        </div>
        <Num value={row.share} text={share(row.share, locale)} />
      </td>
    </tr>
  );
}

export function Exposures({ view }: { readonly view: RiskOverview }) {
  const { t } = useWords();
  return (
    <section className={css.section} aria-label={t('risk.exposure')}>
      <header>
        <h2>{t('risk.exposure')}</h2>
        <span className={css.unit}>{view.base}</span>
      </header>
      {view.byInstrument.length === 0 ? (
        <Empty>{t('risk.noExposure')}</Empty>
      ) : (
        <div className={css.exposures}>
          {TABLES.map((table) => (
            <table key={table} className={css.exposure} data-testid={`risk-${table}`}>
              <thead>
                <tr>
                  <th scope="col">{t(`risk.${table}`)}</th>
                  <th scope="col">{t('risk.value')}</th>
                  <th scope="col" title={t('risk.worstHint')}>
                    {t('risk.worst')}
                  </th>
                  <th scope="col">{t('risk.ofEquity')}</th>
                </tr>
              </thead>
              <tbody>
                {view[table].map((row) => (
                  <Row key={row.name} row={row} base={view.base} />
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </section>
  );
}
