/** Time & sales of the focused symbol, newest first; the user's own trades are marked. */
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { classes, Empty } from '../../ui/controls.tsx';
import numCss from '../../ui/controls.module.css';
import { formatTime, MARKET_ZONE } from '../../ui/time.ts';
import panel from '../panel.module.css';
import css from './depth.module.css';

/** Prints drawn; older ones are kept but not in sight. */
const DRAWN = 60;

export function TapePanel() {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const instrument = useInstrument(useUi((state) => state.instrumentId));
  const prints = useMarket((state) => state.prints);
  const format = useFormat(instrument);
  const zone = MARKET_ZONE;
  const ofBars = useSession((state) => state.deck?.kind === 'bars');
  if (!instrument || prints.length === 0) {
    return (
      <div className={panel.panel}>
        <Empty>{t(!instrument ? 'trade.noSymbol' : ofBars ? 'replay.noPrints' : 'trade.tapeEmpty')}</Empty>
      </div>
    );
  }
  return (
    <div className={panel.panel}>
      <div className={css.prints} role="log" aria-live="off" aria-label={t('trade.tape')} tabIndex={0}>
        {prints.slice(0, DRAWN).map((print, index) => {
          const up = print.aggressor === 'buy';
          return (
            <div
              key={prints.length - index}
              className={css.print}
              data-mine={print.mine}
              title={print.mine ? t('trade.myTrade') : undefined}
            >
              <span className={css.printTime}>{formatTime(print.at, locale, zone)}</span>
              <span className={css.end}>{format.price(print.price)}</span>
              <span className={css.end}>{format.quantity(print.quantity)}</span>
              <span
                className={classes(up ? numCss.up : numCss.down)}
                aria-label={t(up ? 'trade.buy' : 'trade.sell')}
                role="img"
              >
                {up ? '▲' : '▼'}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
