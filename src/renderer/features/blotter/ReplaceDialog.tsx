/** Changes price and quantity of a working order. */
import { useState } from 'react';
import type { OrderView } from '#contract/views.ts';
import { stepTicks } from '#core/model/instrument.ts';
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
import { stepQuantity } from '../ticket/draft.ts';
import { stepByKeys } from '../ticket/NumberLine.tsx';

function NumberField(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly invalid: boolean;
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
          onChange={(event) => props.onChange(event.target.value)}
          onKeyDown={stepByKeys(props.onStep)}
        />
      )}
    </Field>
  );
}

/** What is typed, as a change of the order; null while it is none. */
function readChange(order: OrderView, quantity: number | null, price: number | null) {
  if (quantity === null || order.status !== 'working') return null;
  if (order.price !== null && price === null) return null;
  return { orderId: order.id, quantity, price };
}

export function ReplaceDialog({ orderId }: { readonly orderId: string }) {
  const { t, locale } = useWords();
  const order = useTrading((state) => state.orders[orderId]);
  const instrument = useInstrument(order?.instrumentId ?? null);
  const format = useFormat(instrument);
  const [quantityText, setQuantity] = useState(order ? format.quantity(order.quantity) : '');
  const [priceText, setPrice] = useState(order && order.price !== null ? format.price(order.price) : '');
  if (!order || !instrument) return null;
  const quantity = parseScaled(quantityText, instrument.quantityScale, locale);
  const price = order.price === null ? null : parseScaled(priceText, instrument.priceScale, locale);
  const change = readChange(order, quantity, price);
  const submit = async () => {
    if (change && (await send('orders.replace', change, instrument))) closeDialog();
  };
  return (
    <FormDialog
      title={t('orders.replaceTitle', { order: orderText(t, order, instrument.symbol, format) })}
      closeLabel={t('shell.close')}
      onClose={closeDialog}
      testId="replace-dialog"
      text={t('orders.replaceHint')}
      submit={t('orders.replaceSubmit')}
      submitId="replace-submit"
      disabled={!change}
      onSubmit={() => void submit()}
    >
      <NumberField
        label={t('orders.newQuantity')}
        testId="replace-quantity"
        value={quantityText}
        invalid={quantity === null}
        onChange={setQuantity}
        onStep={(lots) => setQuantity(format.quantity(stepQuantity(instrument, quantity, lots)))}
      />
      {order.price !== null && (
        <NumberField
          label={t('orders.newPrice')}
          testId="replace-price"
          value={priceText}
          invalid={price === null}
          onChange={setPrice}
          onStep={(ticks) => price !== null && setPrice(format.price(stepTicks(instrument, price, ticks)))}
        />
      )}
    </FormDialog>
  );
}
