/** The other orders of a group: target and stop of a bracket, or the second of a pair. */
import type { Instrument } from '#core/model/instrument.ts';
import type { ExitUnit, TicketDraft } from '../../state/draft.ts';
import { useMarket } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { Segmented } from '../../ui/controls.tsx';
import { SelectCell } from './cells.tsx';
import { exitTime, TYPES } from './needs.ts';
import { CountCell, PriceCell, PriceFields } from './PriceFields.tsx';
import css from './ticket.module.css';

const UNITS: readonly ExitUnit[] = ['price', 'ticks', 'percent'];

function ExitCell(props: {
  readonly instrument: Instrument;
  readonly label: string;
  readonly by: ExitUnit;
  readonly value: string;
  readonly testId: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useWords();
  const { by, instrument } = props;
  const last = () => useMarket.getState().quotes[instrument.id]?.last ?? instrument.listedPrice;
  if (by === 'price') return <PriceCell {...props} start={last} />;
  const unit = by === 'ticks' ? t('ticket.ticks') : '%';
  return (
    <CountCell
      label={props.label}
      unit={unit}
      by={by}
      value={props.value}
      testId={props.testId}
      onChange={props.onChange}
    />
  );
}

export function BracketFields({ instrument }: { readonly instrument: Instrument }) {
  const { t } = useWords();
  const { exitBy, target, protect, timeInForce } = useUi((state) => state.draft);
  return (
    <fieldset className={css.group}>
      <legend>{t('ticket.exits')}</legend>
      <ExitCell
        instrument={instrument}
        label={t('ticket.target')}
        by={exitBy}
        value={target}
        testId="ticket-target"
        onChange={(text) => changeDraft({ target: text })}
      />
      <ExitCell
        instrument={instrument}
        label={t('ticket.protect')}
        by={exitBy}
        value={protect}
        testId="ticket-protect"
        onChange={(text) => changeDraft({ protect: text })}
      />
      <div className={css.cell}>
        <span className={css.label}>{t('ticket.exitBy')}</span>
        <Segmented
          label={t('ticket.exitBy')}
          testId="ticket-exit-by"
          value={exitBy}
          choices={UNITS.map((each) => ({
            value: each,
            label: each === 'percent' ? '%' : t(`ticket.${each === 'price' ? 'asPrice' : 'ticks'}`),
          }))}
          onChange={(by) => changeDraft({ exitBy: by, target: '', protect: '' })}
        />
      </div>
      <p className={css.groupHint}>{t('ticket.exitsHint', { time: exitTime(timeInForce) })}</p>
    </fieldset>
  );
}

/** Types whose second order of a pair makes sense beside the first: it has to wait. */
const WAITING = TYPES.filter((type) => type !== 'market' && type !== 'market-to-limit');

export function PairFields({
  instrument,
  passive,
}: {
  readonly instrument: Instrument;
  readonly passive: () => number;
}) {
  const { t } = useWords();
  const { side, second } = useUi((state) => state.draft);
  const change = (part: Partial<TicketDraft['second']>) => changeDraft({ second: { ...second, ...part } });
  const other = side === 'buy' ? 'sell' : 'buy';
  return (
    <fieldset className={css.group}>
      <legend>{t('ticket.second')}</legend>
      <SelectCell
        label={t('ticket.type')}
        testId="ticket-second-type"
        value={second.type}
        choices={WAITING.map((each) => ({ value: each, label: t(`ticket.${each}`) }))}
        onChange={(type) => change({ type })}
      />
      <SelectCell
        label={t('trade.side')}
        testId="ticket-second-side"
        value={second.side}
        choices={[
          { value: 'same', label: t(`trade.${side}`) },
          { value: 'opposite', label: t(`trade.${other}`) },
        ]}
        onChange={(each) => change({ side: each })}
      />
      <PriceFields
        instrument={instrument}
        draft={second}
        passive={passive}
        prefix="ticket-second"
        onChange={change}
      />
      <p className={css.groupHint}>{t('ticket.pairHint')}</p>
    </fieldset>
  );
}
