/**
 * Depth of book as a ladder: quantity bars, own orders, spread and imbalance; while orders gather for an auction, its
 * price and volume if it ended now. A click puts a price into the ticket.
 */
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { DepthLevel, DepthView, Quote } from '#contract/market-views.ts';
import type { Exchange } from '#core/model/instrument.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { NumberFormat, Translate } from '#words/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useMarket, useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { classes, Empty } from '../../ui/controls.tsx';
import numCss from '../../ui/controls.module.css';
import { formatScaled } from '../../ui/format.ts';
import type { Tone } from '../../ui/Num.tsx';
import panel from '../panel.module.css';
import { gathers } from '../phase.ts';
import { needsOf } from '../ticket/needs.ts';
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

const isPrice = (price: number | null | undefined): price is number => typeof price === 'number';

/** Fills the ticket's limit; a type without one gives way to a limit order. */
function takePrice(price: string): void {
  const { type } = useUi.getState().draft;
  changeDraft({ type: needsOf(type).limit ? type : 'limit', price, source: 'depth' });
}

/** At-open orders in the morning, at-close orders otherwise, by the names the exchange has for them. */
function auctionName(quote: Quote | undefined, exchange: Exchange | undefined): string {
  const opening = quote?.phase === 'opening-auction';
  if (exchange === 'HOSE') return opening ? 'ATO' : 'ATC';
  return opening ? 'MOO' : 'MOC';
}

/** Plain values only: the depth is a new object with every frame, and most of its levels are what they were. */
interface LevelProps {
  readonly side: 'bid' | 'ask';
  /** Null for market orders of the auction. */
  readonly price: number | null;
  /** What stands for the price there. */
  readonly auctionName: string;
  readonly quantity: number;
  readonly mine: number;
  /** Of the largest level in sight, as a fraction. */
  readonly share: number;
  readonly tone: Tone;
  readonly format: NumberFormat;
  readonly t: Translate;
}

function Size({ side, quantity, mine: own, share, format, t }: LevelProps) {
  const figure = <span className={css.figure}>{format.quantity(quantity)}</span>;
  const mine = own > 0 && (
    <span className={css.mine} title={t('trade.mine')}>
      {format.quantity(own)}
    </span>
  );
  return (
    <span className={classes(css.size, side === 'bid' ? css.bidSize : css.askSize)}>
      <span className={css.bar} style={{ transform: `scaleX(${share})` }} />
      {side === 'bid' ? mine : figure}
      {side === 'bid' ? figure : mine}
    </span>
  );
}

const Level = memo(function Level(props: LevelProps) {
  const { side, price, quantity, tone, format, t } = props;
  const shown = price === null ? props.auctionName : format.price(price);
  const title = `${t(`trade.${side}`)} ${format.quantity(quantity)}`;
  return (
    <button
      type="button"
      className={css.level}
      title={price === null ? title : `${title}: ${t('trade.useBuyPrice', { price: shown })}`}
      data-testid={`depth-${side}-${price ?? 'market'}`}
      data-value={price ?? undefined}
      onClick={() => price !== null && takePrice(shown)}
    >
      {side === 'bid' ? <Size {...props} /> : <span />}
      <span className={classes(css.price, tone && numCss[tone])}>{shown}</span>
      {side === 'ask' ? <Size {...props} /> : <span />}
    </button>
  );
});

interface GapProps extends Pick<DepthView, 'bids' | 'asks' | 'indicative'> {
  readonly gathering: boolean;
  readonly format: NumberFormat;
}

/** What the auction comes to if it ends now. */
function Indicative({ indicative, format }: Pick<GapProps, 'indicative' | 'format'>) {
  const { t } = useWords();
  return (
    <div className={css.gap} data-testid="depth-indicative" data-value={indicative?.price}>
      <span>
        {t('trade.indicative')} <b>{indicative ? format.price(indicative.price) : '–'}</b>
      </span>
      <span>
        {t('trade.quantity')} <b>{indicative ? format.quantity(indicative.volume) : '–'}</b>
      </span>
    </div>
  );
}

function Gap({ bids, asks, indicative, gathering, format }: GapProps) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  if (gathering) return <Indicative indicative={indicative} format={format} />;
  const [bid, ask] = [bids[0]?.price, asks[0]?.price];
  const total = totalOf(bids) + totalOf(asks);
  const imbalance = total === 0 ? 0 : mulDiv(totalOf(bids) - totalOf(asks), 100, total, 'half-even');
  return (
    <div className={css.gap}>
      <span>
        {t('trade.spread')} {isPrice(bid) && isPrice(ask) ? format.price(ask - bid) : '–'}
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
  const ofBars = useSession((state) => state.deck?.kind === 'bars');
  const view = useMemo(() => {
    const bids = depth?.bids.slice(0, levels) ?? [];
    const asks = depth?.asks.slice(0, levels) ?? [];
    return {
      bids,
      asks,
      largest: Math.max(1, ...bids.map((each) => each.quantity), ...asks.map((each) => each.quantity)),
    };
  }, [depth, levels]);
  if (view.bids.length + view.asks.length === 0)
    return <Empty>{t(ofBars ? 'replay.noDepth' : 'trade.depthEmpty')}</Empty>;
  const draw = ({ price, quantity, mine }: DepthLevel, side: 'bid' | 'ask') => (
    <Level
      key={price ?? 'market'}
      side={side}
      price={price}
      auctionName={auctionName(quote, instrument?.exchange)}
      quantity={quantity}
      mine={mine}
      share={quantity / view.largest}
      tone={quote && price !== null ? toneOfPrice(price, quote) : null}
      format={format}
      t={t}
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
      <Gap
        bids={view.bids}
        asks={view.asks}
        indicative={depth?.indicative ?? null}
        gathering={quote !== undefined && gathers(quote.phase)}
        format={format}
      />
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
