/** A strategy on the open market: where it trades, with how much; below, what runs and ran. */
import { useEffect, useState, type FormEvent } from 'react';
import type { StrategyView } from '#contract/research-views.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { describeError } from '#words/index.ts';
import { useWriteBlock } from '../../../state/hooks.ts';
import { useMarket } from '../../../state/market.ts';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Field, SelectInput } from '../../../ui/controls.tsx';
import { changeValues, resolved, sizeIsFine, sizeOf, useDraft, valuesOf } from '../form/draft.ts';
import { NumberInput } from '../form/NumberInput.tsx';
import { ParameterFields } from '../form/ParameterFields.tsx';
import { SizeFields } from '../form/SizeFields.tsx';
import formCss from '../form/form.module.css';
import { Divergence } from './Divergence.tsx';
import { ForwardList } from './ForwardList.tsx';
import { closeReport, startForward, useForward, useForwardRuns } from './store.ts';
import css from './forward.module.css';

/** Symbols of the open market, those that are watched first. */
function useSymbols(): readonly Instrument[] {
  const instruments = useMarket((state) => state.instruments);
  const watched = useSession((state) => state.status?.watched);
  const first = new Set<InstrumentId>(watched ?? []);
  return Object.values(instruments).toSorted(
    (a, b) => Number(first.has(b.id)) - Number(first.has(a.id)) || (a.symbol < b.symbol ? -1 : 1),
  );
}

function Where() {
  const { t } = useWords();
  const deck = useSession((state) => state.deck);
  return (
    <p className={css.where} data-testid="forward-where">
      {deck ? t('forward.onReplay', { name: deck.name }) : t('forward.onDemo')}
    </p>
  );
}

const isPart = (share: number | null): boolean => share !== null && share > 0 && share <= 100;

/** Why it cannot be started now; null where it can. */
function useRefusal(strategy: StrategyView, share: number | null): string | null {
  const { t } = useWords();
  const block = useWriteBlock();
  const account = useSession((state) => state.status?.account);
  const sized = useDraft(sizeIsFine);
  if (block !== null) return block;
  if (strategy.problems.length > 0) return t('forward.broken');
  if (!isPart(share)) return t('forward.badShare');
  if (!sized) return t('research.whySize');
  return account ? null : t('forward.noAccount');
}

function Fields(props: {
  readonly symbols: readonly Instrument[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly share: number | null;
  readonly onShare: (share: number | null) => void;
}) {
  const { t } = useWords();
  const { symbols, chosen, onChoose, share, onShare } = props;
  return (
    <div className={css.fields}>
      <Field label={t('forward.symbol')}>
        {(field) => (
          <SelectInput
            id={field}
            testId="forward-symbol"
            value={chosen}
            choices={symbols.map((each) => ({ value: each.id as string, label: each.symbol }))}
            onChange={onChoose}
          />
        )}
      </Field>
      <Field label={t('forward.share')} hint={t('forward.shareHint')}>
        {(field) => (
          <NumberInput
            id={field}
            testId="forward-share"
            value={share}
            invalid={!isPart(share)}
            onChange={onShare}
          />
        )}
      </Field>
    </div>
  );
}

function StartForm({ strategy }: { readonly strategy: StrategyView }) {
  const { t } = useWords();
  const symbols = useSymbols();
  const [picked, setPicked] = useState('');
  const [share, setShare] = useState<number | null>(100);
  const values = useDraft((draft) => valuesOf(draft, strategy.id));
  const { error, busy } = useForward();
  const why = useRefusal(strategy, share);
  const chosen = symbols.some(({ id }) => id === picked) ? picked : (symbols[0]?.id ?? '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (why !== null || chosen === '') return;
    void startForward({
      strategy: { id: strategy.id },
      parameters: resolved(strategy.parameters, values),
      instruments: [chosen],
      share: share! / 100,
      size: sizeOf(useDraft.getState()),
      name: strategy.name,
    });
  };
  return (
    <form className={css.form} onSubmit={send} data-testid="forward-form">
      <Where />
      <Fields symbols={symbols} chosen={chosen} onChoose={setPicked} share={share} onShare={setShare} />
      <fieldset className={formCss.group}>
        <legend>{t('research.parameters')}</legend>
        <ParameterFields
          parameters={strategy.parameters}
          values={values}
          onChange={(next) => changeValues(strategy.id, next)}
        />
        <SizeFields />
      </fieldset>
      <div className={css.start}>
        <Button look="primary" type="submit" testId="forward-start" disabled={why !== null || busy}>
          {t('forward.start')}
        </Button>
        {why !== null && <span className={css.why}>{why}</span>}
      </div>
      {error && (
        <div className={formCss.error} role="alert" data-testid="forward-error">
          {describeError(t, error)}
        </div>
      )}
    </form>
  );
}

export function ForwardTab({ strategy }: { readonly strategy: StrategyView }) {
  useForwardRuns();
  const report = useForward((state) => state.report);
  const { id } = strategy;
  // What was opened under another strategy is over when somebody comes here.
  useEffect(() => {
    if (useForward.getState().report?.under !== id) closeReport();
  }, [id]);
  if (report?.under === id) return <Divergence report={report.of} />;
  return (
    <div className={css.tab}>
      <StartForm strategy={strategy} />
      <ForwardList under={id} />
    </div>
  );
}
