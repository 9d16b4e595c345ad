/** Chooses what the charts show: a list by group in which the shown ones are ticked; choosing one again takes it away. */
import type { IndicatorGroup } from '#research/indicators/indicator.ts';
import type { TextKey } from '#words/index.ts';
import { changeSetting, useSettings, useWords } from '../../state/settings.ts';
import css from './chart.module.css';
import { CHARTABLE, MOST_SHOWN, toggled } from '../../state/shownIndicators.ts';

const GROUPS: Readonly<Record<IndicatorGroup, TextKey>> = {
  average: 'trade.groupAverage',
  momentum: 'trade.groupMomentum',
  trend: 'trade.groupTrend',
  volatility: 'trade.groupVolatility',
  volume: 'trade.groupVolume',
  price: 'trade.groupPrice',
  statistics: 'trade.groupStatistics',
};

export function IndicatorPicker() {
  const { t } = useWords();
  const shown = useSettings((state) => state.indicators);
  const full = shown.length >= MOST_SHOWN;
  return (
    <select
      className={css.picker}
      aria-label={t('trade.indicators')}
      title={
        full ? t('trade.indicatorsFull', { most: MOST_SHOWN }) : [t('trade.indicators'), ...shown].join(' · ')
      }
      data-testid="chart-indicators"
      data-shown={shown.join(' ')}
      value=""
      onChange={({ target }) => changeSetting('indicators', toggled(shown, target.value))}
    >
      <option value="" hidden>
        {shown.length > 0 ? `ƒx ${shown.length}` : 'ƒx'}
      </option>
      {Object.entries(GROUPS).map(([group, label]) => (
        <optgroup key={group} label={t(label)}>
          {CHARTABLE.filter((each) => each.group === group).map(({ name, title }) => (
            <option key={name} value={name} disabled={full && !shown.includes(name)}>
              {shown.includes(name) ? `✓ ${title}` : title}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
