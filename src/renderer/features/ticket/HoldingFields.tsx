/** Open or close where both sides may be held, and the lots to close where the order names them. */
import type { Instrument } from '#core/model/instrument.ts';
import { useFormat } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { changeDraft, useUi } from '../../state/ui.ts';
import { Segmented, TextInput } from '../../ui/controls.tsx';
import { formatRounded, parseScaled } from '../../ui/format.ts';
import { formatDayMonth, formatMinute, MARKET_ZONE } from '../../ui/time.ts';
import { AVERAGE_DECIMALS } from '../books/figures.tsx';
import type { Holding, Lot } from './useLots.ts';
import css from './ticket.module.css';

interface HoldingProps {
  readonly instrument: Instrument;
  readonly holding: Holding;
}

function EffectChoice() {
  const { t } = useWords();
  const effect = useUi((state) => state.draft.effect);
  return (
    <div className={css.effect}>
      <span className={css.label}>{t('whatIf.effect')}</span>
      <Segmented
        label={t('whatIf.effect')}
        testId="ticket-effect"
        value={effect}
        choices={[
          { value: 'open', label: t('whatIf.effectOpen') },
          { value: 'close', label: t('whatIf.effectClose') },
        ]}
        onChange={(next) => changeDraft({ effect: next })}
      />
    </div>
  );
}

function LotRow({ instrument, lot }: { readonly instrument: Instrument; readonly lot: Lot }) {
  const { t, locale } = useWords();
  const format = useFormat(instrument);
  const closes = useUi((state) => state.draft.closes);
  const text = closes[lot.lot] ?? '';
  const { averageCost, averageCostScale, currency, openedAt } = lot;
  return (
    <tr>
      <td>{`${formatDayMonth(openedAt, locale, MARKET_ZONE)} ${formatMinute(openedAt, locale, MARKET_ZONE)}`}</td>
      <td className={css.figure}>
        {formatRounded(averageCost, averageCostScale, AVERAGE_DECIMALS[currency], locale)}
      </td>
      <td className={css.figure}>{format.quantity(Math.abs(lot.quantity))}</td>
      <td>
        <TextInput
          figures
          inputMode="decimal"
          aria-label={t('whatIf.lotQuantity', { lot: lot.lot })}
          testId={`ticket-lot-${lot.lot}`}
          value={text}
          invalid={text !== '' && parseScaled(text, instrument.quantityScale, locale) === null}
          onChange={(event) => changeDraft({ closes: { ...closes, [lot.lot]: event.target.value } })}
        />
      </td>
    </tr>
  );
}

export function HoldingFields({ instrument, holding: { hedging, lots } }: HoldingProps) {
  const { t } = useWords();
  return (
    <>
      {hedging && <EffectChoice />}
      {lots.length > 0 && (
        <fieldset className={css.lots}>
          <legend>{t('whatIf.lots')}</legend>
          <table>
            <tbody>
              {lots.map((lot) => (
                <LotRow key={lot.lot} instrument={instrument} lot={lot} />
              ))}
            </tbody>
          </table>
          <p className={css.groupHint}>{t('whatIf.lotsHint')}</p>
        </fieldset>
      )}
    </>
  );
}
