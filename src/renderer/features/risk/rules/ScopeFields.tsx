/** Which orders a rule looks at: all, this account's, an instrument's, a strategy's. */
import { useId } from 'react';
import type { RuleScope } from '#core/model/rules.ts';
import { useMarket } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import type { PartProps } from './parts.ts';

const SCOPES: readonly RuleScope['kind'][] = ['workspace', 'account', 'instrument', 'strategy'];

function Symbol({ draft, change, wrong }: PartProps) {
  const { t } = useWords();
  const list = useId();
  const symbols = useMarket((state) => state.bySymbol);
  return (
    <Field label={t('orders.symbol')} error={wrong('symbol')}>
      {(id, about) => (
        <>
          <TextInput
            id={id}
            list={list}
            testId="rule-symbol"
            aria-describedby={about}
            value={draft.symbol}
            invalid={wrong('symbol') !== undefined}
            onChange={(event) => change({ symbol: event.target.value })}
          />
          <datalist id={list}>
            {Object.keys(symbols).map((symbol) => (
              <option key={symbol} value={symbol} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

export function ScopeFields(props: PartProps) {
  const { draft, change, wrong } = props;
  const { t } = useWords();
  return (
    <>
      <Field label={t('rules.scope')}>
        {(id) => (
          <SelectInput
            id={id}
            testId="rule-scope"
            value={draft.scope}
            choices={SCOPES.map((each) => ({ value: each, label: t(`rules.scope-${each}`) }))}
            onChange={(scope) => change({ scope })}
          />
        )}
      </Field>
      {draft.scope === 'instrument' && <Symbol {...props} />}
      {draft.scope === 'strategy' && (
        <Field label={t('rules.strategy')} error={wrong('strategy')}>
          {(id, about) => (
            <TextInput
              id={id}
              testId="rule-strategy"
              aria-describedby={about}
              value={draft.strategy}
              invalid={wrong('strategy') !== undefined}
              onChange={(event) => change({ strategy: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
