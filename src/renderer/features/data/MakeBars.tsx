/** Bars out of a series of trades or quotes: how long, of which price. */
import { useState } from 'react';
import { IMPORTED_TIMEFRAMES } from '#contract/market-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { Button, SelectInput } from '../../ui/controls.tsx';
import { makeBars } from './actions.ts';
import css from './data.module.css';

const OF_QUOTES = ['mid', 'bid', 'ask'] as const;
type Timeframe = (typeof IMPORTED_TIMEFRAMES)[number];

export function MakeBars({ series }: { readonly series: SeriesView }) {
  const { t } = useWords();
  const block = useWriteBlock();
  const [timeframe, setTimeframe] = useState<Timeframe>('1m');
  const [price, setPrice] = useState<(typeof OF_QUOTES)[number]>('mid');
  const [busy, setBusy] = useState(false);
  const quotes = series.kind === 'quotes';
  const run = async () => {
    setBusy(true);
    await makeBars(series, { timeframe, price: quotes ? price : 'trade' });
    setBusy(false);
  };
  return (
    <div className={css.make}>
      <p>{t(quotes ? 'data.quotesText' : 'data.tradesText')}</p>
      <div className={css.export}>
        <span className={css.short}>
          <SelectInput<Timeframe>
            label={t('data.timeframe')}
            value={timeframe}
            choices={IMPORTED_TIMEFRAMES.map((value) => ({ value, label: value }))}
            onChange={setTimeframe}
          />
        </span>
        {quotes && (
          <SelectInput
            label={t('data.quotePrice')}
            value={price}
            choices={OF_QUOTES.map((value) => ({ value, label: t(`data.price-${value}`) }))}
            onChange={setPrice}
          />
        )}
        <Button
          testId="data-make"
          disabled={busy || block !== null}
          title={block ?? undefined}
          onClick={() => void run()}
        >
          {t('data.makeBars')}
        </Button>
      </div>
    </div>
  );
}
