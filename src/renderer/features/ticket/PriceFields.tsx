/** The prices an order's type asks for, and nothing else. */
import { tickAt, type Instrument } from '#core/model/instrument.ts';
import { useFormat } from '../../state/hooks.ts';
import { useMarket } from '../../state/market.ts';
import { useSettings, useWords } from '../../state/settings.ts';
import type { PriceDraft } from '../../state/draft.ts';
import { formatScaled, parseScaled } from '../../ui/format.ts';
import { Segmented } from '../../ui/controls.tsx';
import { NumberCell } from './cells.tsx';
import { needsOf } from './needs.ts';
import { stepCount, stepPrice } from './steps.ts';
import css from './ticket.module.css';

const UNIT_SCALES = { ticks: 0, percent: 2 } as const;
/** A tick, or a tenth of a percent. */
const UNIT_STEPS = { ticks: 1, percent: 10 } as const;

export interface PriceFieldsProps {
  readonly instrument: Instrument;
  readonly draft: PriceDraft;
  /** Where a limit starts when the first step is taken. */
  readonly passive: () => number;
  /** Before every test id. */
  readonly prefix: string;
  readonly onChange: (change: Partial<PriceDraft>) => void;
}

/** A price field of the ticket: by ticks from what is typed, or from where it starts. */
export function PriceCell(props: {
  readonly instrument: Instrument;
  readonly label: string;
  readonly value: string;
  readonly testId: string;
  readonly start: () => number;
  readonly onChange: (text: string) => void;
}) {
  const { t, locale } = useWords();
  const { instrument, value, onChange } = props;
  const format = useFormat(instrument);
  const price = parseScaled(value, instrument.priceScale, locale);
  const step = (ticks: number) => onChange(format.price(stepPrice(instrument, price, ticks, props.start())));
  return (
    <NumberCell
      label={props.label}
      unit={t('ticket.tick', { tick: format.price(tickAt(instrument, price ?? instrument.listedPrice)) })}
      testId={props.testId}
      value={value}
      invalid={value !== '' && price === null}
      onChange={onChange}
      onStep={step}
    />
  );
}

/** Ticks or a percentage. */
export function CountCell(props: {
  readonly label: string;
  readonly unit?: string;
  readonly by: keyof typeof UNIT_SCALES;
  readonly value: string;
  readonly testId: string;
  readonly disabled?: boolean;
  readonly title?: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  const locale = useSettings((state) => state.locale);
  const { by, value, onChange } = props;
  const scale = UNIT_SCALES[by];
  const count = parseScaled(value, scale, locale);
  return (
    <NumberCell
      {...props}
      invalid={value !== '' && count === null}
      onStep={(steps) => onChange(formatScaled(stepCount(count, steps, UNIT_STEPS[by]), scale, locale))}
    />
  );
}

function TrailFields({ draft, prefix, onChange }: PriceFieldsProps) {
  const { t } = useWords();
  const { distanceBy } = draft;
  return (
    <>
      <CountCell
        label={t('ticket.distance')}
        unit={t(`ticket.${distanceBy}`)}
        by={distanceBy}
        testId={`${prefix}-distance`}
        value={draft.distance}
        onChange={(distance) => onChange({ distance })}
      />
      <div className={css.cell}>
        <span className={css.label}>{t('ticket.distanceBy')}</span>
        <Segmented
          label={t('ticket.distanceBy')}
          testId={`${prefix}-distance-by`}
          value={distanceBy}
          choices={[
            { value: 'ticks', label: t('ticket.ticks') },
            { value: 'percent', label: '%' },
          ]}
          onChange={(by) => onChange({ distanceBy: by, distance: '' })}
        />
      </div>
      {needsOf(draft.type).offset && (
        <CountCell
          label={t('ticket.offset')}
          unit={t('ticket.ticks')}
          by="ticks"
          testId={`${prefix}-offset`}
          value={draft.offset}
          onChange={(offset) => onChange({ offset })}
        />
      )}
    </>
  );
}

export function PriceFields(props: PriceFieldsProps) {
  const { t } = useWords();
  const { instrument, draft, prefix, onChange } = props;
  const needs = needsOf(draft.type);
  const last = () => useMarket.getState().quotes[instrument.id]?.last ?? instrument.listedPrice;
  const touched = draft.type.endsWith('touched');
  if (needs.trail) return <TrailFields {...props} />;
  if (!needs.stop && !needs.limit) return <div className={css.noPrice}>{t('ticket.noPrice')}</div>;
  return (
    <>
      {needs.stop && (
        <PriceCell
          instrument={instrument}
          label={t(touched ? 'ticket.touchPrice' : 'ticket.stopPrice')}
          testId={`${prefix}-stop`}
          value={draft.stop}
          start={last}
          onChange={(stop) => onChange({ stop })}
        />
      )}
      {needs.limit && (
        <PriceCell
          instrument={instrument}
          label={t(needs.stop ? 'ticket.limitPrice' : 'ticket.price')}
          testId={`${prefix}-price`}
          value={draft.price}
          start={props.passive}
          onChange={(price) => onChange({ price })}
        />
      )}
    </>
  );
}
