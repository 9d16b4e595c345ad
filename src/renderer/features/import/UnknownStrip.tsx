/** Symbols that the workspace does not know, each to be listed as it is proposed or otherwise. */
import { useState } from 'react';
import type { UnknownSymbol } from '#contract/sheets.ts';
import { LISTED_AS } from '#contract/listing.ts';
import { createSymbol } from '../../state/commands.ts';
import { useWords } from '../../state/settings.ts';
import { Button, SelectInput, TextInput } from '../../ui/controls.tsx';
import { renotate, typedDecimal } from '../../ui/format.ts';
import { previewAgain } from './actions.ts';
import css from './preview.module.css';

type Template = UnknownSymbol['template'];
/** What was typed over what is proposed, by symbol. */
type Drafts = Readonly<Record<string, { readonly template?: Template; readonly price?: string }>>;

const TEMPLATES: readonly { readonly value: Template; readonly label: string }[] = [
  { value: 'HOSE', label: 'HOSE' },
  { value: 'US', label: 'US' },
  { value: 'CRYPTO', label: 'Crypto' },
  { value: 'FX', label: 'FX' },
];

function useDrafts(unknown: readonly UnknownSymbol[]) {
  const { locale } = useWords();
  const [drafts, setDrafts] = useState<Drafts>({});
  const [busy, setBusy] = useState(false);
  const listings = unknown.map((each) => {
    const draft = drafts[each.symbol];
    const template = draft?.template ?? each.template;
    const text = draft?.price ?? (each.price === null ? '' : renotate(each.price, 'en', locale));
    const price = typedDecimal(text, LISTED_AS[template].priceScale, locale);
    return { ...each, template, text, price: price && price.value > 0 ? price.decimal : null };
  });
  const change = (symbol: string, draft: Drafts[string]) =>
    setDrafts((all) => ({ ...all, [symbol]: { ...all[symbol], ...draft } }));
  const create = async (wanted: readonly (typeof listings)[number][]) => {
    setBusy(true);
    for (const { symbol, template, price } of wanted)
      if (price !== null) await createSymbol(symbol, template, price);
    setBusy(false);
    previewAgain();
  };
  return { listings, change, create, busy };
}

/** Shown at once; the others follow as these are listed. */
const SHOWN = 6;

export function UnknownStrip({ unknown }: { readonly unknown: readonly UnknownSymbol[] }) {
  const { t } = useWords();
  const { listings, change, create, busy } = useDrafts(unknown);
  if (unknown.length === 0) return null;
  const ready = listings.filter(({ price, suggestion }) => price !== null && suggestion === null);
  return (
    <div className={css.unknown} data-testid="import-unknown">
      <span className={css.warnText}>{t('sheets.unknown', { count: unknown.length })}</span>
      {listings.slice(0, SHOWN).map((each) => (
        <span key={each.symbol} className={css.listing}>
          <strong>{each.symbol}</strong> <small>{t('sheets.rowsCount', { count: each.rows })}</small>
          <SelectInput
            label={t('sheets.listedAs', { symbol: each.symbol })}
            testId={`unknown-template-${each.symbol}`}
            value={each.template}
            choices={TEMPLATES}
            onChange={(template) => change(each.symbol, { template })}
          />
          <TextInput
            figures
            aria-label={t('sheets.listedAt', { symbol: each.symbol })}
            testId={`unknown-price-${each.symbol}`}
            invalid={each.text !== '' && each.price === null}
            value={each.text}
            onChange={(event) => change(each.symbol, { price: event.target.value })}
          />
          <Button
            small
            testId={`unknown-create-${each.symbol}`}
            disabled={each.price === null || busy}
            onClick={() => void create([each])}
          >
            {t('sheets.create')}
          </Button>
        </span>
      ))}
      {ready.length > 1 && (
        <Button small testId="unknown-create-all" disabled={busy} onClick={() => void create(ready)}>
          {t('sheets.createAll', { count: ready.length })}
        </Button>
      )}
    </div>
  );
}
