/** Every figure, group by group: each says its formula, its source and what to beware of. */
import type { SheetFigure } from '#report/tearsheet.ts';
import { useWords } from '../../../state/settings.ts';
import { Num } from '../../../ui/Num.tsx';
import { useSheet } from './context.ts';
import { aboutFigure, figureName, intervalText, reasonText, valueText } from './figureText.ts';
import css from './figures.module.css';

function Row({ figure }: { readonly figure: SheetFigure }) {
  const words = useWords();
  const { sheet } = useSheet();
  const { id, result, unit } = figure;
  const known = result.value !== null;
  return (
    <div className={css.row} title={aboutFigure(figure, words)}>
      <dt>{figureName(id, words)}</dt>
      <dd data-known={known}>
        {known ? (
          <Num
            value={result.value}
            text={valueText(result.value, unit, words, sheet.subject.currency)}
            testId={`metric-${id}`}
          />
        ) : (
          <span data-testid={`metric-${id}`}>– {reasonText(figure, words)}</span>
        )}
        {known && <small>{intervalText(id, sheet, words)}</small>}
      </dd>
    </div>
  );
}

export function FigureGroups() {
  const { t } = useWords();
  const { figures } = useSheet().sheet;
  const groups = [...new Set(figures.map(({ group }) => group))];
  return (
    <div className={css.groups} data-testid="report-figures">
      {groups.map((group) => (
        <section key={group} className={css.group}>
          <h3>{t(`figures.group-${group}`)}</h3>
          <dl>
            {figures
              .filter((each) => each.group === group)
              .map((figure) => (
                <Row key={figure.id} figure={figure} />
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
