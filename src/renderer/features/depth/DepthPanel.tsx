/** Depth of book as a ladder: quantity bars, own orders, spread and imbalance. A click puts a price into the ticket. */
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { DepthLevel, Quote } from '#contract/market-views.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { NumberFormat } from '#words/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useMarket, useQuote } from '../../state/market.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { classes, Empty } from '../../ui/controls.tsx';
import numCss from '../../ui/controls.module.css';
import { formatScaled } from '../../ui/format.ts';
import panel from '../panel.module.css';
import { toneOfPrice } from '../tone.ts';
import css from './depth.module.css';

const LEVEL_PX = 20;
/** Header and spread line. */
const FIXED_PX = 44;

/** As many whole levels a side as the panel is high enough for. */
function useLevels(holder: RefObject<HTMLElement | null>): number {
  const [levels, setLevels] = useState(10);
  useEffect(() => {
    if (!holder.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      setLevels(Math.max(1, Math.floor((height - FIXED_PX) / 2 / LEVEL_PX)));
    });
    observer.observe(holder.current);
    return () => observer.disconnect();
  }, [holder]);
  return levels;
}

const totalOf = (levels: readonly DepthLevel[]): number =>
  levels.reduce((sum, level) => sum + level.quantity, 0);

interface LevelProps {
  readonly level: DepthLevel;
  readonly side: 'bid' | 'ask';
  readonly largest: number;
  readonly quote: Quote | undefined;
  readonly format: NumberFormat;
  readonly mineLabel: string;
  readonly useLabel: string;
}

function Size({ level, side, largest, format, mineLabel }: LevelProps) {
  const figure = <span className={css.figure}>{format.quantity(level.quantity)}</span>;
  const mine = level.mine > 0 && (
    <span className={css.mine} title={mineLabel}>
      {format.quantity(level.mine)}
    </span>
  );
  return (
    <span className={classes(css.size, side === 'bid' ? css.bidSize : css.askSize)}>
      <span className={css.bar} style={{ transform: `scaleX(${level.quantity / largest})` }} />
      {side === 'bid' ? mine : figure}
      {side === 'bid' ? figure : mine}
    </span>
  );
}

const Level = memo(function Level(props: LevelProps) {
  const { level, side, quote, format } = props;
  const tone = quote ? toneOfPrice(level.price, quote) : null;
  return (
    <button
      type="button"
      className={css.level}
      title={props.useLabel}
      data-testid={`depth-${side}-${level.price}`}
      data-value={level.price}
      onClick={() => changeDraft({ type: 'limit', price: format.price(level.price) })}
    >
      {side === 'bid' ? <Size {...props} /> : <span />}
      <span className={classes(css.price, tone && numCss[tone])}>{format.price(level.price)}</span>
      {side === 'ask' ? <Size {...props} /> : <span />}
    </button>
  );
});

function Gap({
  bids,
  asks,
  format,
}: {
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
  readonly format: NumberFormat;
}) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const bid = bids[0]?.price;
  const ask = asks[0]?.price;
  const total = totalOf(bids) + totalOf(asks);
  const imbalance = total === 0 ? 0 : mulDiv(totalOf(bids) - totalOf(asks), 100, total, 'half-even');
  return (
    <div className={css.gap}>
      <span>
        {t('trade.spread')} {bid !== undefined && ask !== undefined ? format.price(ask - bid) : '–'}
      </span>
      <span>
        {t('trade.imbalance')} {imbalance > 0 ? '+' : ''}
        {formatScaled(imbalance, 0, locale)} %
      </span>
    </div>
  );
}

function Ladder({ instrumentId, levels }: { readonly instrumentId: string; readonly levels: number }) {
  const { t } = useWords();
  const instrument = useInstrument(instrumentId);
  const quote = useQuote(instrumentId);
  const format = useFormat(instrument);
  const depth = useMarket((state) => state.depth);
  const view = useMemo(() => {
    const bids = depth?.bids.slice(0, levels) ?? [];
    const asks = depth?.asks.slice(0, levels) ?? [];
    return {
      bids,
      asks,
      largest: Math.max(1, ...bids.map((each) => each.quantity), ...asks.map((each) => each.quantity)),
    };
  }, [depth, levels]);
  if (view.bids.length + view.asks.length === 0) return <Empty>{t('trade.depthEmpty')}</Empty>;
  const shared = { largest: view.largest, quote, format, mineLabel: t('trade.mine') };
  const draw = (level: DepthLevel, side: 'bid' | 'ask') => (
    <Level
      key={level.price}
      level={level}
      side={side}
      useLabel={`${t(`trade.${side}`)} ${format.quantity(level.quantity)}: ${t('trade.useBuyPrice', { price: format.price(level.price) })}`}
      {...shared}
    />
  );
  return (
    <div className={css.ladder} data-testid="depth">
      <div className={css.head}>
        <span className={css.end}>{t('trade.bid')}</span>
        <span className={css.price}>{t('trade.price')}</span>
        <span>{t('trade.ask')}</span>
      </div>
      <div className={css.asks}>{view.asks.map((level) => draw(level, 'ask'))}</div>
      <Gap bids={view.bids} asks={view.asks} format={format} />
      <div className={css.bids}>{view.bids.map((level) => draw(level, 'bid'))}</div>
    </div>
  );
}

export function DepthPanel() {
  const { t } = useWords();
  const instrumentId = useUi((state) => state.instrumentId);
  const holder = useRef<HTMLDivElement>(null);
  const levels = useLevels(holder);
  return (
    <div ref={holder} className={panel.panel}>
      {instrumentId ? (
        <Ladder key={instrumentId} instrumentId={instrumentId} levels={levels} />
      ) : (
        <Empty>{t('trade.noSymbol')}</Empty>
      )}
    </div>
  );
}
