/** Figures of several subjects, a column each; the best of a figure is marked. */
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { useWords } from '../../../state/settings.ts';
import { Num } from '../../../ui/Num.tsx';
import { LINE_COLOURS } from '../../research/result/curves.ts';
import { aboutFigure, bestOf, figureName, reasonText, valueText } from '../sheet/figureText.ts';
import css from './compare.module.css';

function Row({ figure, sheets }: { readonly figure: SheetFigure; readonly sheets: readonly Tearsheet[] }) {
  const words = useWords();
  const { id, unit } = figure;
  const own = sheets.map(({ figures }) => figures.find((each) => each.id === id));
  const values = own.map((each) => each?.result.value ?? null);
  const texts = values.map((value, place) =>
    value === null ? '–' : valueText(value, unit, words, sheets[place]!.subject.currency),
  );
  const best = bestOf(id, values, texts);
  return (
    <tr>
      <th scope="row" title={aboutFigure(figure, words)}>
        {figureName(id, words)}
      </th>
      {values.map((value, place) => (
        <td
          key={place}
          data-best={best.includes(place)}
          data-testid={`compare-${id}`}
          title={own[place] ? reasonText(own[place], words) : undefined}
        >
          <Num value={value} text={texts[place]!} />
        </td>
      ))}
    </tr>
  );
}

export function CompareFigures({ sheets }: { readonly sheets: readonly Tearsheet[] }) {
  const { t } = useWords();
  const figures = sheets[0]?.figures ?? [];
  const groups = [...new Set(figures.map(({ group }) => group))];
  return (
    <div className={css.holder} role="region" tabIndex={0} aria-label={t('report.figuresSheet')}>
      <table className={css.table} data-testid="report-compare-table">
        <thead>
          <tr>
            <th scope="col">{t('report.figure')}</th>
            {sheets.map(({ subject }, place) => (
              <th key={place} scope="col" title={subject.name}>
                <span className={css.mark} style={{ background: `var(--${LINE_COLOURS[place]})` }} />
                {subject.name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group}>
            <tr className={css.part}>
              <th scope="rowgroup" colSpan={sheets.length + 1}>
                {t(`figures.group-${group}`)}
              </th>
            </tr>
            {figures
              .filter((each) => each.group === group)
              .map((figure) => (
                <Row key={figure.id} figure={figure} sheets={sheets} />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
