/** Every figure of a run with what it means. */
import type { RunFigures } from '#contract/research-views.ts';
import type { Currency } from '#core/units/units.ts';
import { useWords } from '../../../state/settings.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { FIGURES, figureText } from './figureList.ts';
import css from './result.module.css';

export function Figures(props: { readonly figures: RunFigures; readonly currency: Currency }) {
  const words = useWords();
  const { t } = words;
  const { figures, currency } = props;
  return (
    <dl className={css.figures} data-testid="run-figures">
      {FIGURES.map((figure) => {
        const value = figures[figure.name];
        return (
          <div key={figure.name} className={css.figure} title={t(`runFigures.${figure.name}Hint`)}>
            <dt>{t(`runFigures.${figure.name}`)}</dt>
            <dd>
              <Num
                value={value}
                text={figureText(figure, figures, currency, words)}
                tone={figure.signed && value !== null ? toneOfSign(value) : null}
                testId={`figure-${figure.name}`}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
