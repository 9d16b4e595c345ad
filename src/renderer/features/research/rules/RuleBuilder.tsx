/** A strategy without code: both sides with their conditions, stops and targets; above, all of it as a sentence. */
import type { Condition, Distance, RuleNumber, Rules, Side } from '#research/rules/rules.ts';
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { ReactNode } from 'react';
import { useWords } from '../../../state/settings.ts';
import { Button, IconButton, SelectInput } from '../../../ui/controls.tsx';
import { ConditionEditor } from './Conditions.tsx';
import { begin, beginDistance, beginSide } from './model.ts';
import { RuleNumberInput } from './Operands.tsx';
import { ParameterRows } from './ParameterRows.tsx';
import { sentenceOf } from './sentence.ts';
import css from './rules.module.css';

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.line}>
      <span className={css.label}>{label}</span>
      {children}
    </div>
  );
}

function DistanceEditor(props: {
  readonly label: string;
  readonly distance: Distance | undefined;
  readonly parameters: readonly string[];
  readonly onChange: (distance: Distance | undefined) => void;
}) {
  const { t } = useWords();
  const { label, distance, parameters, onChange } = props;
  const by = distance === undefined ? 'none' : 'share' in distance ? 'share' : 'ranges';
  return (
    <Line label={label}>
      <SelectInput
        label={label}
        value={by}
        choices={(['none', 'share', 'ranges'] as const).map((value) => ({
          value,
          label: t(`builder.by-${value}`),
        }))}
        onChange={(next) => onChange(next === 'none' ? undefined : beginDistance(next))}
      />
      {distance && 'share' in distance && (
        <RuleNumberInput
          label={t('builder.by-share')}
          parameters={parameters}
          value={distance.share}
          percent
          onChange={(share) => onChange({ share })}
        />
      )}
      {distance && 'ranges' in distance && (
        <>
          <RuleNumberInput
            label={t('builder.by-ranges')}
            parameters={parameters}
            value={distance.ranges}
            onChange={(ranges) => onChange({ ...distance, ranges })}
          />
          <RuleNumberInput
            label={t('builder.length')}
            parameters={parameters}
            value={distance.length}
            onChange={(length) => onChange({ ...distance, length })}
          />
        </>
      )}
    </Line>
  );
}

/** A number that may be left out. */
function Optional(props: {
  readonly label: string;
  readonly value: RuleNumber | undefined;
  readonly first: number;
  readonly percent?: boolean;
  readonly parameters: readonly string[];
  readonly onChange: (value: RuleNumber | undefined) => void;
}) {
  const { label, value, first, percent = false, parameters, onChange } = props;
  return (
    <Line label={label}>
      <input
        type="checkbox"
        aria-label={label}
        checked={value !== undefined}
        onChange={(event) => onChange(event.target.checked ? first : undefined)}
      />
      {value !== undefined && (
        <RuleNumberInput
          label={label}
          parameters={parameters}
          value={value}
          percent={percent}
          onChange={onChange}
        />
      )}
    </Line>
  );
}

function ExitEditor(props: {
  readonly exit: Condition | null;
  readonly parameters: readonly string[];
  readonly onChange: (exit: Condition | null) => void;
}) {
  const { t } = useWords();
  const { exit, parameters, onChange } = props;
  return (
    <Line label={t('builder.exit')}>
      {exit ? (
        <>
          <ConditionEditor condition={exit} parameters={parameters} onChange={onChange} />
          <IconButton small look="quiet" label={t('builder.remove')} onClick={() => onChange(null)}>
            <Trash2 size={14} />
          </IconButton>
        </>
      ) : (
        <Button small look="quiet" onClick={() => onChange(begin('compare'))}>
          <Plus size={14} /> {t('builder.add')}
        </Button>
      )}
    </Line>
  );
}

function SideEditor(props: {
  readonly title: string;
  readonly name: 'long' | 'short';
  readonly side: Side | null;
  readonly parameters: readonly string[];
  readonly onChange: (side: Side | null) => void;
}) {
  const { t } = useWords();
  const { title, name, side, parameters, onChange } = props;
  const put = (part: { readonly [K in keyof Side]?: Side[K] | undefined }) => {
    const next = Object.entries({ ...side!, ...part }).filter(([, value]) => value !== undefined);
    onChange(Object.fromEntries(next) as unknown as Side);
  };
  const condition = (label: string, value: Condition, change: (next: Condition) => void) => (
    <Line label={label}>
      <ConditionEditor condition={value} parameters={parameters} onChange={change} />
    </Line>
  );
  return (
    <fieldset className={css.side} data-testid={`builder-${name}`}>
      <legend>
        <label>
          <input
            type="checkbox"
            data-testid={`builder-${name}-on`}
            checked={side !== null}
            onChange={(event) => onChange(event.target.checked ? beginSide() : null)}
          />
          {title}
        </label>
      </legend>
      {side && (
        <>
          {condition(t('builder.enter'), side.enter, (enter) => put({ enter }))}
          <ExitEditor exit={side.exit} parameters={parameters} onChange={(exit) => put({ exit })} />
          <DistanceEditor
            label={t('builder.stop')}
            distance={side.stop}
            parameters={parameters}
            onChange={(stop) => put({ stop })}
          />
          <DistanceEditor
            label={t('builder.target')}
            distance={side.target}
            parameters={parameters}
            onChange={(target) => put({ target })}
          />
          <Optional
            label={t('builder.trail')}
            value={side.trail}
            first={0.05}
            percent
            parameters={parameters}
            onChange={(trail) => put({ trail })}
          />
          <Optional
            label={t('builder.bars')}
            value={side.bars}
            first={20}
            parameters={parameters}
            onChange={(bars) => put({ bars })}
          />
        </>
      )}
    </fieldset>
  );
}

export function RuleBuilder(props: { readonly rules: Rules; readonly onChange: (rules: Rules) => void }) {
  const words = useWords();
  const { t } = words;
  const { rules, onChange } = props;
  const names = Object.keys(rules.parameters ?? {});
  return (
    <div className={css.builder} data-testid="rule-builder">
      <p className={css.sentence} data-testid="rule-sentence">
        {sentenceOf(words, rules)}
      </p>
      <SideEditor
        name="long"
        title={t('builder.long')}
        side={rules.long}
        parameters={names}
        onChange={(long) => onChange({ ...rules, long })}
      />
      <SideEditor
        name="short"
        title={t('builder.short')}
        side={rules.short}
        parameters={names}
        onChange={(short) => onChange({ ...rules, short })}
      />
      <ParameterRows
        parameters={rules.parameters ?? {}}
        onChange={(parameters) => onChange({ ...rules, parameters })}
      />
    </div>
  );
}
