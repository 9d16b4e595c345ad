/** The parameters that rules declare: name, default, least and most. */
import Plus from 'lucide-react/icons/plus';
import Trash2 from 'lucide-react/icons/trash-2';
import type { Parameter, Parameters, RealParameter } from '#research/strategy/api.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, IconButton, TextInput } from '../../../ui/controls.tsx';
import { NumberInput } from '../form/NumberInput.tsx';
import css from './rules.module.css';

/** What cannot be read yet is null in the text of the rules, which says that it is wrong. */
const numberOf = (value: number | null): number => value ?? Number.NaN;

const NUMBERS = ['default', 'min', 'max'] as const;

export function ParameterRows(props: {
  readonly parameters: Parameters;
  readonly onChange: (parameters: Parameters) => void;
}) {
  const { t } = useWords();
  const { parameters, onChange } = props;
  const entries = Object.entries(parameters);
  const put = (next: readonly (readonly [string, Parameter])[]) => onChange(Object.fromEntries(next));
  const change = (index: number, name: string, parameter: Parameter) =>
    put(entries.map((entry, at) => (at === index ? [name, parameter] : entry)));
  return (
    <fieldset className={css.side}>
      <legend>{t('research.parameters')}</legend>
      {entries.map(([name, parameter], index) => (
        <div key={index} className={css.line}>
          <TextInput
            aria-label={t('research.name')}
            value={name}
            onChange={(event) => change(index, event.target.value, parameter)}
          />
          {NUMBERS.map((each) => (
            <NumberInput
              key={each}
              className={css.number}
              label={`${name} ${t(`builder.${each}`)}`}
              title={t(`builder.${each}`)}
              value={numberOf((parameter as RealParameter)[each])}
              onChange={(value) => change(index, name, { ...parameter, [each]: value } as Parameter)}
            />
          ))}
          <IconButton
            small
            look="quiet"
            label={t('builder.remove')}
            onClick={() => put(entries.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} />
          </IconButton>
        </div>
      ))}
      <Button
        small
        look="quiet"
        testId="builder-add-parameter"
        onClick={() =>
          put([...entries, [`p${entries.length + 1}`, { kind: 'real', default: 20, min: 1, max: 200 }]])
        }
      >
        <Plus size={14} /> {t('builder.addParameter')}
      </Button>
    </fieldset>
  );
}
