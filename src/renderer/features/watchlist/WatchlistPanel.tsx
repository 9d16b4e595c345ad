/** The watchlist: each row subscribes to its own quote, so that a tick draws one row. Arrow keys walk the symbols. */
import X from 'lucide-react/icons/x';
import { memo, type KeyboardEvent } from 'react';
import { watch } from '../../state/commands.ts';
import { focusInstrument } from '../../state/feed.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument, useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import { useUi } from '../../state/ui.ts';
import { classes, Empty, IconButton, Unseen } from '../../ui/controls.tsx';
import { formatChange } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import panel from '../panel.module.css';
import { toneOfPrice } from '../tone.ts';
import { SymbolSearch } from './SymbolSearch.tsx';
import css from './watchlist.module.css';

const NONE: readonly string[] = [];

function walk(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget;
  const next =
    event.key === 'ArrowDown'
      ? row.nextElementSibling
      : event.key === 'ArrowUp'
        ? row.previousElementSibling
        : null;
  if (!(next instanceof HTMLElement) || !next.dataset['instrument']) return;
  event.preventDefault();
  next.focus();
  focusInstrument(next.dataset['instrument']);
}

const WatchRow = memo(function WatchRow({ id }: { readonly id: string }) {
  const { t } = useWords();
  const locale = useSettings((state) => state.locale);
  const instrument = useInstrument(id);
  const quote = useQuote(id);
  const selected = useUi((state) => state.instrumentId === id);
  const format = useFormat(instrument);
  if (!instrument) return null;
  const { symbol } = instrument;
  const tone = quote ? (quote.active ? toneOfPrice(quote.last, quote) : 'muted') : null;
  return (
    <div
      role="row"
      tabIndex={selected ? 0 : -1}
      aria-selected={selected}
      className={css.row}
      data-testid={`watch-row-${symbol}`}
      data-instrument={id}
      title={`${instrument.name} · ${instrument.exchange}${quote && !quote.active ? ` · ${t('trade.inactive')}` : ''}`}
      onClick={() => focusInstrument(id)}
      onKeyDown={walk}
    >
      <span role="gridcell" className={css.symbol}>
        {symbol}
      </span>
      <span role="gridcell">
        <Num flash value={quote?.last ?? null} text={quote ? format.price(quote.last) : '–'} tone={tone} />
      </span>
      <span role="gridcell">
        <Num
          value={quote ? quote.last - quote.reference : null}
          text={quote ? formatChange(quote.last, quote.reference, locale) : '–'}
          tone={tone}
        />
      </span>
      <span role="gridcell">
        <IconButton
          small
          className={css.remove}
          label={t('trade.removeSymbol', { symbol })}
          onClick={(event) => {
            event.stopPropagation();
            void watch(id, false);
          }}
        >
          <X size={12} />
        </IconButton>
      </span>
    </div>
  );
});

export function WatchlistPanel() {
  const { t } = useWords();
  const watched = useSession((state) => state.status?.watched ?? NONE);
  return (
    <div className={panel.panel}>
      <div className={panel.bar}>
        <SymbolSearch />
      </div>
      <div role="grid" aria-label={t('trade.watchlist')} className={css.rows}>
        <div role="row" className={classes(css.row, css.head)}>
          <span role="columnheader">{t('trade.symbol')}</span>
          <span role="columnheader" className={css.end}>
            {t('trade.last')}
          </span>
          <span role="columnheader" className={css.end}>
            {t('trade.changePercent')}
          </span>
          <span role="columnheader">
            <Unseen>{t('orders.actions')}</Unseen>
          </span>
        </div>
        {watched.map((id) => (
          <WatchRow key={id} id={id} />
        ))}
      </div>
      {watched.length === 0 && <Empty>{t('trade.watchEmpty')}</Empty>}
    </div>
  );
}
