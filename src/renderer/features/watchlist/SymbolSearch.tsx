/** Adds a symbol to the watchlist: all listed instruments by symbol or name; an unknown one can be created. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { useMemo, useState } from 'react';
import type { Instrument } from '#core/model/instrument.ts';
import { watch } from '../../state/commands.ts';
import { focusInstrument } from '../../state/feed.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { classes } from '../../ui/controls.tsx';
import { dialogCss } from '../../ui/Dialog.tsx';
import { foldText } from '../../ui/search.ts';
import css from './watchlist.module.css';

type Found = { readonly id: string; readonly label: string; readonly instrument: Instrument | null };

const SHOWN = 12;
const SYMBOL = /^[A-Z0-9][A-Z0-9.-]{0,11}$/;

/** Best first: symbol equal, symbol beginning, then anywhere in symbol or name. */
function findInstruments(instruments: readonly Instrument[], query: string): readonly Instrument[] {
  const wanted = foldText(query);
  if (wanted === '') return [];
  const score = (each: Instrument): number => {
    const symbol = foldText(each.symbol);
    if (symbol === wanted) return 0;
    if (symbol.startsWith(wanted)) return 1;
    if (symbol.includes(wanted)) return 2;
    return foldText(each.name).includes(wanted) ? 3 : 4;
  };
  return instruments
    .filter((each) => score(each) < 4)
    .sort((a, b) => score(a) - score(b) || (a.symbol < b.symbol ? -1 : 1))
    .slice(0, SHOWN);
}

function useFound(query: string): readonly Found[] {
  const { t } = useWords();
  const instruments = useMarket((state) => state.instruments);
  return useMemo(() => {
    const found = findInstruments(Object.values(instruments), query);
    const symbol = query.trim().toUpperCase();
    const entries: Found[] = found.map((each) => ({ id: each.id, label: each.symbol, instrument: each }));
    if (SYMBOL.test(symbol) && !found.some((each) => each.symbol === symbol)) {
      entries.push({ id: `create ${symbol}`, label: t('trade.createSymbol', { symbol }), instrument: null });
    }
    return entries;
  }, [instruments, query, t]);
}

async function choose(entry: Found, query: string): Promise<void> {
  if (!entry.instrument) return openDialog({ kind: 'create-symbol', symbol: query.trim().toUpperCase() });
  const watched = useSession.getState().status?.watched ?? [];
  focusInstrument(entry.instrument.id);
  if (!watched.includes(entry.instrument.id)) await watch(entry.instrument.id, true);
}

export function SymbolSearch() {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const found = useFound(query);
  const take = (entry: Found) => {
    void choose(entry, query);
    setQuery('');
  };
  return (
    <Autocomplete.Root
      items={found as Found[]}
      filter={null}
      value={query}
      onValueChange={(value, details) => details.reason !== 'item-press' && setQuery(value)}
      itemToStringValue={(entry: Found) => entry.label}
      autoHighlight
    >
      <Autocomplete.Input
        className={css.search}
        placeholder={`+ ${t('trade.addSymbolHint')}`}
        aria-label={t('trade.addSymbol')}
        data-testid="watch-search"
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner className={dialogCss.positioner} sideOffset={4} align="start">
          <Autocomplete.Popup className={classes(dialogCss.menu, css.popup)}>
            <Autocomplete.List>
              {(entry: Found) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  className={dialogCss.item}
                  data-testid={entry.instrument ? `watch-add-${entry.label}` : 'watch-create'}
                  onClick={() => take(entry)}
                >
                  <span>{entry.label}</span>
                  <span className={css.sub}>{entry.instrument?.name}</span>
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
