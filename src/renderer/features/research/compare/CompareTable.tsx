/** Figures of several runs side by side, the best of each marked; below them what was asked for differently. */
import type { PairedDifference, RunDetail } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { useWords } from '../../../state/settings.ts';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { fixedText, percentText, signedText } from '../figures.ts';
import { bestOf, FIGURES, figureText, type FigureSpec } from '../result/figureList.ts';
import { LINE_COLOURS } from '../result/curves.ts';
import { settingRows } from '../result/settingRows.ts';
import { runLabel } from './label.ts';
import css from './compare.module.css';

function FigureRow({ figure, runs }: { readonly figure: FigureSpec; readonly runs: readonly RunDetail[] }) {
  const words = useWords();
  const { t } = words;
  const shown = runs.map(({ figures, currency }) =>
    figures ? figureText(figure, figures, currency, words) : '',
  );
  const best = bestOf(
    figure,
    runs.map(({ figures }) => figures),
  );
  // What looks alike is alike: the text of the best one decides, and where all have it none is marked.
  const at = runs.findIndex(({ figures }) => best !== null && figures?.[figure.name] === best);
  const bestText = shown.every((text) => text === shown[0]) ? undefined : shown[at];
  return (
    <tr>
      <th scope="row" title={t(`runFigures.${figure.name}Hint`)}>
        {t(`runFigures.${figure.name}`)}
      </th>
      {runs.map(({ id, figures }, index) => {
        const value = figures?.[figure.name] ?? null;
        const isBest = bestText !== undefined && shown[index] === bestText;
        return (
          <td
            key={id}
            data-best={isBest}
            data-testid={`compare-${figure.name}`}
            title={isBest ? t('runs.best') : undefined}
          >
            {figures && (
              <Num
                value={value}
                text={shown[index]!}
                tone={figure.signed && value !== null ? toneOfSign(value) : null}
              />
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** Whether the first differs from each other by more than chance: its p-value. */
function DifferenceRow(props: {
  readonly runs: readonly RunDetail[];
  readonly differences: readonly PairedDifference[];
}) {
  const { t, locale } = useWords();
  const { runs, differences } = props;
  if (differences.every(({ tooShort }) => tooShort)) return null;
  return (
    <tr>
      <th scope="row" title={t('runs.aDayHint')}>
        {t('runs.aDay')}
      </th>
      {runs.map(({ id }) => {
        const found = differences.find(({ b }) => b === id);
        if (!found || found.tooShort) return <td key={id}>{id === runs[0]!.id ? '' : '–'}</td>;
        const text = signedText(percentText(found.mean, locale, 3), found.mean);
        return (
          <td key={id} title={t('runs.chance', { share: percentText(found.pValue, locale, 1) })}>
            <Num value={found.mean} text={`${text} (p ${fixedText(found.pValue, 2, locale)})`} />
          </td>
        );
      })}
    </tr>
  );
}

/** Settings by label and how often the label came before: two strategies are two lines. */
function settingsBy(run: RunDetail, words: Words): Map<string, string> {
  const seen = new Map<string, number>();
  return new Map(
    settingRows(run, words)
      .filter(([label]) => !/^runs\.(took|fingerprint|journal|dataHash|engine)$/.test(label))
      .map(([label, value]) => {
        const count = (seen.get(label) ?? 0) + 1;
        seen.set(label, count);
        const name = words.t(label);
        return [count === 1 ? name : `${name} ${count}`, value];
      }),
  );
}

function SettingRows({ runs }: { readonly runs: readonly RunDetail[] }) {
  const words = useWords();
  const { t } = words;
  const all = runs.map((run) => settingsBy(run, words));
  const names = [...new Set(all.flatMap((each) => [...each.keys()]))];
  const differing = names.filter((name) => new Set(all.map((each) => each.get(name) ?? '')).size > 1);
  return (
    <>
      <tr className={css.part}>
        <th scope="row" colSpan={runs.length + 1}>
          {t(differing.length === 0 ? 'runs.sameSettings' : 'runs.otherSettings')}
        </th>
      </tr>
      {differing.map((name) => (
        <tr key={name} data-testid="compare-setting">
          <th scope="row">{name}</th>
          {runs.map(({ id }, index) => (
            <td key={id} className={css.setting}>
              {all[index]!.get(name) ?? '–'}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

export function CompareTable(props: {
  readonly runs: readonly RunDetail[];
  readonly differences: readonly PairedDifference[];
}) {
  const words = useWords();
  const { t } = words;
  const { runs, differences } = props;
  return (
    <div className={css.holder} tabIndex={0} role="region" aria-label={t('runs.comparison')}>
      <table className={css.table} data-testid="compare-table">
        <thead>
          <tr>
            <th scope="col">{t('runs.figure')}</th>
            {runs.map((run, index) => (
              <th key={run.id} scope="col" title={run.name}>
                <span className={css.mark} style={{ background: `var(--${LINE_COLOURS[index]})` }} />
                {runLabel(run, words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FIGURES.map((figure) => (
            <FigureRow key={figure.name} figure={figure} runs={runs} />
          ))}
          {differences.length > 0 && <DifferenceRow runs={runs} differences={differences} />}
          <SettingRows runs={runs} />
        </tbody>
      </table>
    </div>
  );
}
