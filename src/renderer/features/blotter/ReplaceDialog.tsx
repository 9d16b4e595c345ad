/** Changes quantity, trigger and limit of a working order, as its type has them. */
import { useState } from 'react';
import type { SupportView } from '#contract/market-views.ts';
import type { OrderView } from '#contract/views.ts';
import type { TextKey } from '#words/index.ts';
import { stepTicks, type Instrument } from '#core/model/instrument.ts';
import { send } from '../../state/commands.ts';
import { useFormat } from '../../state/hooks.ts';
import { useInstrument } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { closeDialog } from '../../state/ui.ts';
import { Field, TextInput } from '../../ui/controls.tsx';
import { FormDialog } from '../../ui/Dialog.tsx';
import { parseScaled } from '../../ui/format.ts';
import { orderText } from '../orderText.ts';
import { stepQuantity } from '../ticket/steps.ts';
import { stepByKeys } from '../ticket/cells.tsx';
import { useSupport } from '../ticket/useSupport.ts';

type AmendRule = SupportView['amend'];

function NumberField(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
  readonly onStep: (steps: number) => void;
}) {
  return (
    <Field label={props.label}>
      {(id) => (
        <TextInput
          id={id}
          figures
          inputMode="decimal"
          testId={props.testId}
          value={props.value}
          invalid={props.invalid}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={stepByKeys(props.onStep)}
        />
      )}
    </Field>
  );
}

/** A trigger that is ahead can be moved; a limit that follows a trailing stop cannot, it keeps its distance. */
const movable = ({ price, stop, triggered, attributes }: OrderView) => ({
  stop: stop !== null && triggered === null,
  price: price !== null && attributes.trail === undefined,
});

interface Typed {
  readonly quantity: number | null;
  readonly stop: number | null;
  readonly price: number | null;
}

/** What is typed, as a change of the order; null while it is none. */
function readChange(order: OrderView, { quantity, stop, price }: Typed) {
  const moves = movable(order);
  if (quantity === null || order.status !== 'working') return null;
  if ((moves.price && price === null) || (moves.stop && stop === null)) return null;
  return { orderId: order.id, quantity, price: moves.price ? price : null, stop: moves.stop ? stop : null };
}

function useTyped(order: OrderView | undefined, instrument: Instrument | undefined) {
  const { locale } = useWords();
  const format = useFormat(instrument);
  const first = (value: number | null | undefined): string =>
    typeof value === 'number' ? format.price(value) : '';
  const [quantity, setQuantity] = useState(order ? format.quantity(order.quantity) : '');
  const [stop, setStop] = useState(first(order?.stop));
  const [price, setPrice] = useState(first(order?.price));
  const read = (text: string, scale: number | undefined) => parseScaled(text, scale ?? 0, locale);
  return {
    texts: { quantity, stop, price },
    set: { quantity: setQuantity, stop: setStop, price: setPrice },
    typed: {
      quantity: read(quantity, instrument?.quantityScale),
      stop: read(stop, instrument?.priceScale),
      price: read(price, instrument?.priceScale),
    },
  };
}

/** What the exchange lets be changed of an order that stands in the market; what Tapedeck holds is its own. */
function useRule(order: OrderView | undefined): AmendRule {
  const view = useSupport(order?.instrumentId ?? '');
  return order?.waiting === null ? (view?.amend ?? 'both') : 'both';
}

const HINTS: Readonly<Record<AmendRule, TextKey>> = {
  none: 'orders.replaceNone',
  resend: 'orders.replaceHint',
  both: 'orders.replaceHint',
  'price-or-quantity': 'orders.replaceEither',
};

export function ReplaceDialog({ orderId }: { readonly orderId: string }) {
  const { t } = useWords();
  const order = useTrading((state) => state.orders[orderId]);
  const instrument = useInstrument(order?.instrumentId ?? null);
  const format = useFormat(instrument);
  const { texts, set, typed } = useTyped(order, instrument);
  const rule = useRule(order);
  if (!order || !instrument) return null;
  const moves = movable(order);
  const change = rule === 'none' ? null : readChange(order, typed);
  const either = rule === 'price-or-quantity';
  const submit = async () => {
    if (change && (await send('orders.replace', change, instrument))) closeDialog();
  };
  const priceField = (name: 'stop' | 'price', label: string) => (
    <NumberField
      label={label}
      testId={`replace-${name}`}
      value={texts[name]}
      invalid={typed[name] === null}
      disabled={either && typed.quantity !== order.quantity}
      onChange={set[name]}
      onStep={(ticks) => {
        const from = typed[name];
        if (from !== null) set[name](format.price(stepTicks(instrument, from, ticks)));
      }}
    />
  );
  return (
    <FormDialog
      title={t('orders.replaceTitle', { order: orderText(t, order, instrument.symbol, format) })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="replace-dialog"
      text={t(order.waiting === null ? HINTS[rule] : 'orders.replaceHeld')}
      submit={t('orders.replaceSubmit')}
      submitId="replace-submit"
      disabled={!change}
      onSubmit={() => void submit()}
    >
      <NumberField
        label={t('orders.newQuantity')}
        testId="replace-quantity"
        value={texts.quantity}
        invalid={typed.quantity === null}
        disabled={either && typed.price !== order.price}
        onChange={set.quantity}
        onStep={(lots) => set.quantity(format.quantity(stepQuantity(instrument, typed.quantity, lots)))}
      />
      {moves.stop && priceField('stop', t('orders.newStop'))}
      {moves.price && priceField('price', t('orders.newPrice'))}
    </FormDialog>
  );
}
