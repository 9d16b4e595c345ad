/** A condition and what is in it, as a tree that can be added to and taken from. */
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import { COMPARISONS, type Condition } from '#research/rules/rules.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, IconButton, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { begin, CONDITION_KINDS, kindOf } from './model.ts';
import { OperandEditor } from './Operands.tsx';
import css from './rules.module.css';

interface Props<C extends Condition = Condition> {
  readonly condition: C;
  readonly parameters: readonly string[];
  readonly onChange: (condition: Condition) => void;
}

function Compare({ condition, parameters, onChange }: Props<Extract<Condition, { is: string }>>) {
  const { t } = useWords();
  const { compare, is, to } = condition;
  return (
    <span className={css.compare}>
      <OperandEditor
        label={t('builder.left')}
        operand={compare}
        parameters={parameters}
        onChange={(next) => onChange({ ...condition, compare: next })}
      />
      <SelectInput
        label={t('builder.comparison')}
        value={is}
        choices={COMPARISONS.map((value) => ({ value, label: t(`builder.is-${value}`) }))}
        onChange={(next) => onChange({ ...condition, is: next })}
      />
      <OperandEditor
        label={t('builder.right')}
        operand={to}
        parameters={parameters}
        onChange={(next) => onChange({ ...condition, to: next })}
      />
    </span>
  );
}

function Time({ condition, onChange }: Props<Extract<Condition, { time: unknown }>>) {
  const { t } = useWords();
  const { time } = condition;
  const field = (name: 'from' | 'to') => (
    <TextInput
      type="time"
      aria-label={t(`builder.${name}`)}
      value={time[name]}
      onChange={(event) => onChange({ time: { ...time, [name]: event.target.value } })}
    />
  );
  return (
    <span className={css.compare}>
      {field('from')} {t('builder.to')} {field('to')} UTC
    </span>
  );
}

function Weekdays({ condition, onChange }: Props<Extract<Condition, { weekdays: unknown }>>) {
  const { t } = useWords();
  const { weekdays } = condition;
  const toggle = (day: number, on: boolean) =>
    onChange({
      weekdays: on ? [...weekdays, day].sort((a, b) => a - b) : weekdays.filter((each) => each !== day),
    });
  return (
    <span className={css.compare}>
      {([1, 2, 3, 4, 5, 6, 0] as const).map((day) => (
        <label key={day} className={css.day}>
          <input
            type="checkbox"
            checked={weekdays.includes(day)}
            onChange={(event) => toggle(day, event.target.checked)}
          />
          {t(`builder.day-${day}`)}
        </label>
      ))}
    </span>
  );
}

function Parts(props: {
  readonly kind: 'all' | 'any';
  readonly parts: readonly Condition[];
  readonly parameters: readonly string[];
  readonly onChange: (condition: Condition) => void;
}) {
  const { t } = useWords();
  const { kind, parts, parameters, onChange } = props;
  const put = (next: readonly Condition[]) => onChange(kind === 'all' ? { all: next } : { any: next });
  return (
    <ul className={css.parts}>
      {parts.map((part, index) => (
        <li key={index}>
          <ConditionEditor
            condition={part}
            parameters={parameters}
            onChange={(next) => put(parts.map((each, at) => (at === index ? next : each)))}
          />
          <IconButton
            small
            look="quiet"
            label={t('builder.remove')}
            disabled={parts.length === 1}
            onClick={() => put(parts.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} />
          </IconButton>
        </li>
      ))}
      <li>
        <Button
          small
          look="quiet"
          testId={`builder-add-${kind}`}
          onClick={() => put([...parts, begin('compare')])}
        >
          <Plus size={14} /> {t('builder.add')}
        </Button>
      </li>
    </ul>
  );
}

export function ConditionEditor(props: Props) {
  const { t } = useWords();
  const { condition, parameters, onChange } = props;
  const kind = kindOf(condition);
  return (
    <div className={css.condition} data-kind={kind}>
      <SelectInput
        label={t('builder.kind')}
        testId="builder-kind"
        value={kind}
        choices={CONDITION_KINDS.map((value) => ({ value, label: t(`builder.kind-${value}`) }))}
        onChange={(next) => onChange(begin(next, condition))}
      />
      {'all' in condition && <Parts {...props} kind="all" parts={condition.all} />}
      {'any' in condition && <Parts {...props} kind="any" parts={condition.any} />}
      {'not' in condition && (
        <ConditionEditor
          condition={condition.not}
          parameters={parameters}
          onChange={(not) => onChange({ not })}
        />
      )}
      {'time' in condition && <Time {...props} condition={condition} />}
      {'weekdays' in condition && <Weekdays {...props} condition={condition} />}
      {'compare' in condition && <Compare {...props} condition={condition} />}
    </div>
  );
}
