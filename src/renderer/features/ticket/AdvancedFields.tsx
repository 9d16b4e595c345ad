/** The rarer terms in a fold; what the chosen type and time in force cannot have is out of reach and says why. */
import type { SupportRow } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { SelfTradePolicy } from '#core/model/order.ts';
import type { TicketDraft } from '../../state/draft.ts';
import { useFormat } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { parseScaled } from '../../ui/format.ts';
import { CheckCell, NumberCell, SelectCell } from './cells.tsx';
import { needsOf } from './needs.ts';
import { CountCell } from './PriceFields.tsx';
import { stepQuantity } from './steps.ts';
import css from './ticket.module.css';

const POLICIES: readonly SelfTradePolicy[] = [
  'cancel-newest',
  'cancel-oldest',
  'cancel-both',
  'decrement',
  'allow',
];

type Without = SupportRow['without'];
interface FoldProps {
  readonly instrument: Instrument;
  readonly without: Without;
}

/** How many of the terms are in use, so that a closed fold does not hide one. */
const usedOf = (draft: TicketDraft, without: Without): number =>
  [
    draft.display !== '' && !without.iceberg,
    draft.minimum !== '' && !without.minimum,
    draft.maxSlippage !== '' && needsOf(draft.type).sweeps,
    draft.allOrNone && !without.allOrNone,
    draft.reduceOnly && !without.reduceOnly,
    draft.postOnly !== 'no' && !without.postOnly,
    draft.selfTrade !== 'cancel-newest',
  ].filter(Boolean).length;

function useReason(without: Without) {
  const { t } = useWords();
  return (attribute: keyof Without): string | undefined => {
    const reason = without[attribute];
    return reason ? t(`values.${reason}`) : undefined;
  };
}

function Amounts({ instrument, without }: FoldProps) {
  const { t, locale } = useWords();
  const format = useFormat(instrument);
  const draft = useUi((state) => state.draft);
  const reason = useReason(without);
  const amount = (name: 'display' | 'minimum', attribute: keyof Without) => {
    const typed = parseScaled(draft[name], instrument.quantityScale, locale);
    return (
      <NumberCell
        label={t(`ticket.${name}`)}
        testId={`ticket-${name}`}
        value={draft[name]}
        placeholder={t('ticket.unused')}
        disabled={without[attribute] !== undefined}
        title={reason(attribute)}
        invalid={draft[name] !== '' && typed === null}
        onChange={(text) => changeDraft({ [name]: text })}
        onStep={(lots) => changeDraft({ [name]: format.quantity(stepQuantity(instrument, typed, lots)) })}
      />
    );
  };
  const { sweeps } = needsOf(draft.type);
  return (
    <>
      {amount('display', 'iceberg')}
      {amount('minimum', 'minimum')}
      <CountCell
        label={t('ticket.maxSlippage')}
        unit={t('ticket.ticks')}
        by="ticks"
        testId="ticket-slippage"
        value={draft.maxSlippage}
        disabled={!sweeps}
        title={sweeps ? undefined : t('ticket.slippageHint')}
        onChange={(maxSlippage) => changeDraft({ maxSlippage })}
      />
    </>
  );
}

function Choices({ without }: Pick<FoldProps, 'without'>) {
  const { t } = useWords();
  const draft = useUi((state) => state.draft);
  const reason = useReason(without);
  return (
    <>
      <SelectCell
        label={t('ticket.postOnly')}
        testId="ticket-post-only"
        value={without.postOnly ? 'no' : draft.postOnly}
        disabled={without.postOnly !== undefined}
        title={reason('postOnly')}
        choices={(['no', 'reject', 'reprice'] as const).map((each) => ({
          value: each,
          label: t(`ticket.postOnly-${each}`),
        }))}
        onChange={(postOnly) => changeDraft({ postOnly })}
      />
      <SelectCell
        wide
        label={t('ticket.selfTrade')}
        testId="ticket-self-trade"
        value={draft.selfTrade}
        choices={POLICIES.map((each) => ({ value: each, label: t(`ticket.${each}`) }))}
        onChange={(selfTrade) => changeDraft({ selfTrade })}
      />
      {(['allOrNone', 'reduceOnly'] as const).map((each) => (
        <CheckCell
          key={each}
          label={t(`ticket.${each}`)}
          testId={`ticket-${each}`}
          checked={draft[each]}
          disabled={without[each] !== undefined}
          title={reason(each)}
          onChange={(checked) => changeDraft({ [each]: checked })}
        />
      ))}
    </>
  );
}

export function AdvancedFields(props: FoldProps) {
  const { t } = useWords();
  const open = useUi((state) => state.advanced);
  const count = useUi((state) => usedOf(state.draft, props.without));
  return (
    <div className={css.fold}>
      <button
        type="button"
        className={css.foldHead}
        aria-expanded={open}
        data-testid="ticket-advanced"
        onClick={() => useUi.setState({ advanced: !open })}
      >
        <span aria-hidden>{open ? '▾' : '▸'}</span> {t('ticket.advanced')}
        {count > 0 && <b>{t('ticket.advancedUsed', { count })}</b>}
      </button>
      {open && (
        <div className={css.grid}>
          <Amounts {...props} />
          <Choices without={props.without} />
        </div>
      )}
    </div>
  );
}
