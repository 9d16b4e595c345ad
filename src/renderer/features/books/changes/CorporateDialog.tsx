/** What a company did to its shares, done to the account: what changes is told in words before it is sent. */
import { useState } from 'react';
import type { Params } from '#contract/calls.ts';
import type { CorporateActionApplied } from '#core/model/corporate-action.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { moneyScale } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { instrumentOf, useMarket } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { useTrading } from '../../../state/trading.ts';
import { useUi } from '../../../state/ui.ts';
import { useLive } from '../../../state/useLive.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { FormDialog } from '../../../ui/Dialog.tsx';
import { numberFormat, parseScaled } from '../../../ui/format.ts';
import { summariseMoney } from '../../journal/moneySummary.ts';
import { AmountField, Denied, positive, useChange, type ChangeProps } from './parts.tsx';
import css from './changes.module.css';

type Action = Params<'account.corporateAction'>['action'];
const KINDS = ['split', 'stock-dividend', 'cash-dividend', 'symbol-change'] as const;
type Kind = (typeof KINDS)[number];

const EMPTY = { numerator: '2', denominator: '1', cash: '', perShare: '', tax: '', symbol: '' };
type Typed = typeof EMPTY;

const MOST_PARTS = 1_000_000;
const SYMBOL = /^[A-Z0-9][A-Z0-9.-]{0,11}$/;

/** A whole number from 1 on; null when it is none. */
function part(text: string, locale: Words['locale']): number | null {
  const value = parseScaled(text, 0, locale);
  return value !== null && value >= 1 && value <= MOST_PARTS ? value : null;
}

function ratioOf(typed: Typed, scale: number, locale: Words['locale']) {
  const numerator = part(typed.numerator, locale);
  const denominator = part(typed.denominator, locale);
  const cashInLieu = typed.cash.trim() === '' ? null : positive(typed.cash, scale, locale);
  const bad = typed.cash.trim() !== '' && cashInLieu === null;
  return numerator === null || denominator === null || bad ? null : { numerator, denominator, cashInLieu };
}

/** What is typed as an action; null while something is missing. */
function actionOf(kind: Kind, typed: Typed, scale: number, locale: Words['locale']): Action | null {
  if (kind === 'split' || kind === 'stock-dividend') {
    const ratio = ratioOf(typed, scale, locale);
    return ratio && { kind, ...ratio };
  }
  if (kind === 'symbol-change') {
    const symbol = typed.symbol.trim().toUpperCase();
    return SYMBOL.test(symbol) ? { kind, symbol } : null;
  }
  const perShare = positive(typed.perShare, scale, locale);
  const taxBps = typed.tax.trim() === '' ? null : parseScaled(typed.tax, 2, locale);
  const bad = typed.tax.trim() !== '' && (taxBps === null || taxBps < 0 || taxBps > 10_000);
  return perShare === null || bad ? null : { kind, perShare, taxBps };
}

function Fields(props: {
  readonly kind: Kind;
  readonly typed: Typed;
  readonly instrument: Instrument;
  readonly onChange: (change: Partial<Typed>) => void;
}) {
  const { t, locale } = useWords();
  const { kind, typed, instrument, onChange } = props;
  const { currency } = instrument;
  const field = (name: keyof Typed, label: string, bad: boolean, hint?: string) => (
    <AmountField
      label={label}
      hint={hint}
      value={typed[name]}
      bad={bad}
      testId={`corporate-${name}`}
      onChange={(text) => onChange({ [name]: text })}
    />
  );
  const money = (text: string) => positive(text, moneyScale(currency), locale) === null;
  switch (kind) {
    case 'split':
    case 'stock-dividend':
      return (
        <>
          <div className={css.row}>
            {field('numerator', t(`account.${kind}-numerator`), part(typed.numerator, locale) === null)}
            {field('denominator', t(`account.${kind}-denominator`), part(typed.denominator, locale) === null)}
          </div>
          {field(
            'cash',
            t('account.cashInLieu', { currency }),
            money(typed.cash),
            t('account.cashInLieuHint'),
          )}
        </>
      );
    case 'cash-dividend':
      return (
        <div className={css.row}>
          {field('perShare', t('account.perShare', { currency }), money(typed.perShare))}
          {field('tax', t('account.tax'), parseScaled(typed.tax, 2, locale) === null, t('account.taxHint'))}
        </div>
      );
    case 'symbol-change':
      return (
        <Field label={t('account.newSymbol')}>
          {(id) => (
            <TextInput
              id={id}
              testId="corporate-symbol"
              value={typed.symbol}
              onChange={(event) => onChange({ symbol: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
      );
  }
}

/** Position and working orders as they go on. */
function consequences({ t, locale }: Words, event: CorporateActionApplied): string[] {
  const instrument = instrumentOf(event.instrumentId);
  const { quantity, price, money } = numberFormat(locale, instrument);
  const { positions, orders } = useTrading.getState();
  const said: string[] = [];
  const before = positions[event.instrumentId];
  if (event.held && before) {
    const sum = (of: 'quantity' | 'cost') => event.held!.lots.reduce((total, lot) => total + lot[of], 0);
    said.push(
      t('account.positionBecomes', {
        before: quantity(before.quantity),
        after: quantity(sum('quantity')),
        cost: money(sum('cost'), event.currency),
      }),
    );
  }
  if (event.price !== null) said.push(t('account.priceBecomes', { price: price(event.price) }));
  for (const { orderId, price: limit, stop, leaves } of event.orders) {
    const order = orders[orderId];
    const at = limit ?? stop;
    const was = order ? (order.price ?? order.stop) : null;
    said.push(
      t('account.orderBecomes', {
        id: orderId,
        before: order ? `${quantity(order.leaves)} @ ${was === null ? '–' : price(was)}` : '–',
        after: `${quantity(leaves)} @ ${at === null ? '–' : price(at)}`,
      }),
    );
  }
  return said;
}

function Told({ event }: { readonly event: CorporateActionApplied | null }) {
  const words = useWords();
  const { t } = words;
  const lines = event
    ? [summariseMoney(words, event), ...consequences(words, event)]
    : [t('account.corporateFill')];
  return (
    <ul className={css.list} data-testid="corporate-foretold" aria-live="polite">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Choices(props: {
  readonly instrumentId: string;
  readonly setInstrument: (id: string) => void;
  readonly kind: Kind;
  readonly setKind: (kind: Kind) => void;
}) {
  const { t } = useWords();
  const instruments = useMarket((state) => state.instruments);
  const sorted = Object.values(instruments).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return (
    <div className={css.row}>
      <Field label={t('trade.symbol')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="corporate-instrument"
            value={props.instrumentId}
            choices={sorted.map((each) => ({ value: each.id as string, label: each.symbol }))}
            onChange={props.setInstrument}
          />
        )}
      </Field>
      <Field label={t('account.corporateKind')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="corporate-kind"
            value={props.kind}
            choices={KINDS.map((each) => ({ value: each, label: t(`account.kind-${each}`) }))}
            onChange={props.setKind}
          />
        )}
      </Field>
    </div>
  );
}

function Form(
  props: ChangeProps & { readonly instrument: Instrument; readonly choose: (id: string) => void },
) {
  const { onClose, instrument, choose } = props;
  const { t, locale } = useWords();
  const [kind, setKind] = useState<Kind>('split');
  const [typed, setTyped] = useState(EMPTY);
  const sending = useChange(onClose, instrument);
  const action = actionOf(kind, typed, moneyScale(instrument.currency), locale);
  const params = action && { instrumentId: instrument.id, action };
  const { value: foretold } = useLive('account.preview', params && { change: 'corporate-action', ...params });
  return (
    <FormDialog
      title={t('account.corporateTitle')}
      closeLabel={t('shell.close')}
      onClose={onClose}
      testId="corporate-dialog"
      text={t('account.corporateText')}
      submit={t('account.corporateSubmit')}
      submitId="corporate-submit"
      disabled={!params || sending.stopped(foretold)}
      onSubmit={() => params && void sending.change('account.corporateAction', params)}
      result={<Denied text={sending.refusal(foretold)} />}
    >
      <Choices instrumentId={instrument.id} setInstrument={choose} kind={kind} setKind={setKind} />
      <Fields
        kind={kind}
        typed={typed}
        instrument={instrument}
        onChange={(changed) => {
          setTyped({ ...typed, ...changed });
          sending.forget();
        }}
      />
      <Told event={foretold?.event?.kind === 'corporate-action' ? foretold.event : null} />
    </FormDialog>
  );
}

export function CorporateDialog({ onClose }: ChangeProps) {
  const focused = useUi((state) => state.instrumentId);
  const [instrumentId, choose] = useState(focused ?? '');
  const instrument = useMarket(
    (state) => state.instruments[instrumentId] ?? Object.values(state.instruments)[0],
  );
  return instrument ? <Form instrument={instrument} choose={choose} onClose={onClose} /> : null;
}
