/** Type and time in force: what is refused now cannot be chosen, and beside them who works the order. */
import type { PreviewView } from '#contract/preview-views.ts';
import type { Support } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderType, TimeInForce } from '#core/model/order.ts';
import { useQuote } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { MARKET_ZONE, wallClock } from '../../ui/time.ts';
import { SelectCell } from './cells.tsx';
import { TIMES, TYPES } from './needs.ts';
import { supportText, type Offers } from './useSupport.ts';
import css from './ticket.module.css';

const WEEK_MS = 7 * 86_400_000;

/** A week from now, at the time of the day it is: long enough to matter, short enough to be seen. */
function firstExpiry(): string {
  const at = useSession.getState().clock?.at;
  return at === undefined ? '' : wallClock(at + WEEK_MS, MARKET_ZONE);
}

function chooseTime(timeInForce: TimeInForce): void {
  const { expiry } = useUi.getState().draft;
  changeDraft({ timeInForce, ...(timeInForce === 'GTD' && expiry === '' ? { expiry: firstExpiry() } : {}) });
}

export function TypeFields({ offers }: { readonly offers: Offers }) {
  const { t } = useWords();
  const { type, timeInForce } = useUi((state) => state.draft);
  const { refusal } = offers;
  const firstTime = (each: OrderType): TimeInForce | undefined =>
    TIMES.find((time) => refusal(each, time) === null);
  /** A type is out of reach when it is refused with every time in force. */
  const typeRefusal = (each: OrderType): string | null =>
    firstTime(each) === undefined ? refusal(each, 'DAY') : null;
  const chooseType = (next: OrderType) => {
    changeDraft({ type: next });
    if (refusal(next, timeInForce) !== null) chooseTime(firstTime(next) ?? timeInForce);
  };
  return (
    <>
      <SelectCell
        label={t('ticket.type')}
        testId="ticket-type"
        value={type}
        choices={TYPES.map((each) => ({
          value: each,
          label: t(`ticket.${each}`),
          refused: typeRefusal(each),
        }))}
        onChange={chooseType}
      />
      <SelectCell
        label={t('ticket.timeInForce')}
        testId="ticket-tif"
        value={timeInForce}
        choices={TIMES.map((each) => ({
          value: each,
          label: t(`ticket.${each}`),
          refused: refusal(type, each),
        }))}
        onChange={chooseTime}
      />
    </>
  );
}

/** What is unusual about the session, and who works the order as it is: the exchange, Tapedeck until something happens, or nobody and why. */
export function SupportLine(props: {
  readonly instrument: Instrument;
  readonly view: PreviewView | null;
  readonly offers: Offers;
}) {
  const { t } = useWords();
  const { instrument, view, offers } = props;
  const { type, timeInForce } = useUi((state) => state.draft);
  const phase = useQuote(instrument.id)?.phase;
  const support: Support | undefined = view?.support ?? offers.row(type, timeInForce)?.support;
  if (!phase) return <div className={css.support} />;
  return (
    <div className={css.support} data-testid="ticket-support" data-support={support?.kind}>
      {phase !== 'continuous' && (
        <b className={css.phase} data-testid="ticket-phase">
          {t('ticket.session', { exchange: instrument.exchange, phase: t(`values.${phase}`) })}{' '}
        </b>
      )}
      {support && (
        <span className={support.kind === 'refused' ? css.bad : css.quiet}>{supportText(t, support)}</span>
      )}
    </div>
  );
}
