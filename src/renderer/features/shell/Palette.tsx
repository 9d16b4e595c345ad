/** The command palette: any symbol, page or action by name, with its keys shown. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useMemo } from 'react';
import { focusInstrument } from '../../state/feed.ts';
import { useMarket } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog, goTo } from '../../state/ui.ts';
import { classes, Kbd } from '../../ui/controls.tsx';
import { dialogCss, useFinalFocus } from '../../ui/Dialog.tsx';
import { foldText } from '../../ui/search.ts';
import { keyActions } from './keymap.ts';
import css from './shell.module.css';

interface Entry {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

function useEntries(): readonly Entry[] {
  const { t } = useWords();
  const instruments = useMarket((state) => state.instruments);
  return useMemo(() => {
    const actions = keyActions
      .filter((action) => action.id !== 'search' && !action.blocked?.())
      .map((action) => ({
        id: action.id,
        label: t(action.text),
        detail: '',
        keys: action.keys,
        run: action.run,
      }));
    const symbols = Object.values(instruments).map((instrument) => ({
      id: instrument.id,
      label: instrument.symbol,
      detail: `${instrument.name} · ${instrument.exchange}`,
      keys: [],
      run: () => {
        goTo('trade');
        focusInstrument(instrument.id);
      },
    }));
    return [...actions, ...symbols];
  }, [t, instruments]);
}

const matches = (entry: Entry, query: string): boolean =>
  foldText(query)
    .split(/\s+/)
    .every((word) => foldText(`${entry.label} ${entry.detail}`).includes(word));

function PaletteItem({ entry }: { readonly entry: Entry }) {
  const choose = () => {
    closeDialog();
    entry.run();
  };
  return (
    <Autocomplete.Item value={entry} className={dialogCss.item} onClick={choose}>
      <span className={css.itemMain}>
        <span>{entry.label}</span>
        <span className={css.itemSub}>{entry.detail}</span>
      </span>
      <span className={css.keyList}>
        {entry.keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </span>
    </Autocomplete.Item>
  );
}

export function Palette() {
  const { t } = useWords();
  const entries = useEntries();
  const finalFocus = useFinalFocus();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogCss.backdrop} />
        <Dialog.Popup
          className={classes(dialogCss.popup, dialogCss.top)}
          finalFocus={finalFocus}
          aria-label={t('shell.palette')}
          data-testid="palette"
        >
          <PaletteList entries={entries} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useWords();
  const filter = (entry: Entry, query: string) => query === '' || matches(entry, query);
  return (
    <Autocomplete.Root
      inline
      open
      items={entries as Entry[]}
      filter={filter}
      itemToStringValue={(entry: Entry) => entry.label}
      autoHighlight="always"
      limit={60}
    >
      <Autocomplete.Input
        className={dialogCss.search}
        placeholder={t('shell.paletteHint')}
        aria-label={t('shell.paletteHint')}
        data-testid="palette-input"
      />
      <Autocomplete.Empty>
        <div className={dialogCss.groupLabel}>{t('shell.paletteEmpty')}</div>
      </Autocomplete.Empty>
      <Autocomplete.List className={dialogCss.list} aria-label={t('shell.palette')}>
        {(entry: Entry) => <PaletteItem key={entry.id} entry={entry} />}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
