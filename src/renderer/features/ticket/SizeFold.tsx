/** Works out the quantity: by risk, share of equity, value, volatility, Kelly or equal parts; and says how it was found. */
import { useState } from 'react';
import type { ResultOf } from '#contract/calls.ts';
import type { Ticket } from '#contract/shapes.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { TextKey, Words } from '#words/index.ts';
import { useFormat } from '../../state/hooks.ts';
import { useMarket } from '../../state/market.ts';
import { changeSetting, useSettings, useWords } from '../../state/settings.ts';
import {
  figuresOf,
  inBounds,
  SIZE_METHODS,
  sizingOf,
  type SizeFigure,
  type SizeFigures,
  type SizeMethod,
} from '../../state/sizing.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { Button } from '../../ui/controls.tsx';
import { formatMoney, formatScaled, numberFormat, parseScaled } from '../../ui/format.ts';
import { moneyScale } from '#core/units/units.ts';
import { NumberCell, SelectCell } from './cells.tsx';
import type { Request } from './draft.ts';
import { PriceCell } from './PriceFields.tsx';
import css from './ticket.module.css';

const WHOLE: readonly SizeFigure[] = ['days', 'positions'];
const MONEY_STEPS = 10;

function scaleOf(figure: SizeFigure, instrument: Instrument): number {
  if (WHOLE.includes(figure)) return 0;
  return figure.startsWith('notional') ? moneyScale(instrument.currency) : 2;
}

/** A figure as typed; only what fits is remembered. */
function FigureCell(props: {
  readonly instrument: Instrument;
  readonly figure: SizeFigure;
  readonly onBad: (bad: boolean) => void;
}) {
  const { t, locale } = useWords();
  const { instrument, figure, onBad } = props;
  const figures = useSettings((state) => state.sizeFigures);
  const scale = scaleOf(figure, instrument);
  const written = (value: number) =>
    figure.startsWith('notional')
      ? formatMoney(value, instrument.currency, locale)
      : formatScaled(value, scale, locale);
  const [text, setText] = useState(written(figures[figure]));
  const keep = (next: string) => {
    setText(next);
    const value = parseScaled(next, scale, locale);
    const fits = inBounds(figure, value);
    onBad(!fits);
    if (fits) changeSetting('sizeFigures', { ...figures, [figure]: value });
  };
  const step = figure.startsWith('notional')
    ? Math.max(1, Math.round(figures[figure] / MONEY_STEPS))
    : 10 ** scale / (scale > 0 ? 10 : 1);
  return (
    <NumberCell
      label={t(`sizing.${figure}`)}
      testId={`ticket-size-${figure}`}
      value={text}
      invalid={!inBounds(figure, parseScaled(text, scale, locale))}
      onChange={keep}
      onStep={(steps) => {
        const next = figures[figure] + steps * step;
        if (inBounds(figure, next)) keep(written(next));
      }}
    />
  );
}

/** How the quantity was found, with its figures. */
function saidOf(
  { t, locale }: Words,
  method: SizeMethod,
  figures: SizeFigures,
  { instrument, stop }: { readonly instrument: Instrument; readonly stop: number | null },
): string {
  const format = numberFormat(locale, instrument);
  const shown = Object.fromEntries(
    Object.entries(figures).map(([figure, value]) => [
      figure,
      formatScaled(value, scaleOf(figure as SizeFigure, instrument), locale).replace(/[.,]00$/, ''),
    ]),
  );
  return t(`sizing.said-${method}`, {
    ...shown,
    notional: format.money(figures[`notional${instrument.currency}`], instrument.currency),
    stop: stop === null ? '–' : format.price(stop),
  });
}

interface Basis {
  /** The entry's price, and the stop of a bracket; null where there is none. */
  readonly price: number | null;
  readonly stop: number | null;
}

const entryOf = (ticket: Ticket | undefined): number | null => ticket?.price ?? ticket?.stop ?? null;

/** Of the order as it is read so far. */
function basisOf(request: Request | null): Basis {
  if (request?.kind !== 'group') return { price: entryOf(request?.ticket), stop: null };
  const [entry, , exit] = request.legs;
  const stop = request.group === 'bracket' ? (exit?.ticket.stop ?? null) : null;
  return { price: entryOf(entry?.ticket), stop };
}

type Size = ResultOf<'risk.size'>;

function whyNone(method: SizeMethod, stop: number | null, bad: boolean): TextKey {
  if (bad) return 'sizing.badFigure';
  if (method === 'risk-per-trade' && stop === null) return 'sizing.enterStop';
  return method === 'volatility-target' ? 'sizing.noHistory' : 'sizing.tooSmall';
}

function Result(props: {
  readonly instrument: Instrument;
  readonly size: Size | null;
  readonly why: TextKey;
  readonly onUse: (quantity: number) => void;
}) {
  const { t } = useWords();
  const { instrument, size, why, onUse } = props;
  const format = useFormat(instrument);
  const quantity = size?.quantity ?? 0;
  const said = size
    ? [
        t('sizing.worth', { notional: format.money(size.notional, size.currency) }),
        ...(size.riskAtStop === null
          ? []
          : [t('sizing.risks', { risk: format.money(size.riskAtStop, size.currency) })]),
      ].join(', ')
    : '';
  return (
    <div className={css.sizeResult}>
      <Button
        small
        disabled={quantity === 0}
        testId="ticket-size-use"
        onClick={() => onUse(quantity)}
        data-value={quantity}
      >
        {quantity === 0 ? t('sizing.fillNone') : t('sizing.fill', { quantity: format.quantity(quantity) })}
      </Button>
      <span data-testid="ticket-size-says">{quantity === 0 ? t(why) : said}</span>
    </div>
  );
}

function Fields(props: {
  readonly instrument: Instrument;
  readonly basis: Basis;
  readonly onUse: (quantity: number, said: string) => void;
}) {
  const words = useWords();
  const { t, locale } = words;
  const { instrument, basis, onUse } = props;
  const method = useSettings((state) => state.sizeMethod);
  const figures = useSettings((state) => state.sizeFigures);
  const [bad, setBad] = useState(false);
  const [typed, setTyped] = useState('');
  const stop = basis.stop ?? parseScaled(typed, instrument.priceScale, locale);
  const asks = !bad && !(method === 'risk-per-trade' && stop === null);
  const sizing = sizingOf(method, figures, instrument.currency);
  const { value: size } = useLive(
    'risk.size',
    asks ? { instrumentId: instrument.id, sizing, price: basis.price, stop } : null,
  );
  const last = () => useMarket.getState().quotes[instrument.id]?.last ?? instrument.listedPrice;
  return (
    <div className={css.grid}>
      <SelectCell
        wide
        label={t('sizing.method')}
        testId="ticket-size-method"
        value={method}
        choices={SIZE_METHODS.map((each) => ({ value: each, label: t(`sizing.${each}`) }))}
        onChange={(next) => {
          setBad(false);
          changeSetting('sizeMethod', next);
        }}
      />
      {figuresOf(method, instrument.currency).map((figure) => (
        <FigureCell key={`${figure} ${locale}`} instrument={instrument} figure={figure} onBad={setBad} />
      ))}
      {method === 'risk-per-trade' && basis.stop === null && (
        <PriceCell
          instrument={instrument}
          label={t('sizing.stop')}
          testId="ticket-size-stop"
          value={typed}
          start={last}
          onChange={setTyped}
        />
      )}
      <Result
        instrument={instrument}
        size={size}
        why={whyNone(method, stop, bad)}
        onUse={(quantity) => onUse(quantity, saidOf(words, method, figures, { instrument, stop }))}
      />
    </div>
  );
}

export function SizeFold({
  instrument,
  request,
}: {
  readonly instrument: Instrument;
  readonly request: Request | null;
}) {
  const { t } = useWords();
  const format = useFormat(instrument);
  const quantity = useUi((state) => state.draft.quantity);
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState({ quantity: '', said: '' });
  const use = (size: number, said: string) => {
    const text = format.quantity(size);
    changeDraft({ quantity: text });
    setFound({ quantity: text, said: `${text}: ${said}` });
  };
  const said = found.quantity === quantity ? found.said : '';
  return (
    <div className={css.fold}>
      <button
        type="button"
        className={css.foldHead}
        aria-expanded={open}
        data-testid="ticket-size"
        title={said}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden>{open ? '▾' : '▸'}</span> {t('sizing.title')}{' '}
        <small data-testid="ticket-size-found">{said}</small>
      </button>
      {open && <Fields instrument={instrument} basis={basisOf(request)} onUse={use} />}
    </div>
  );
}
