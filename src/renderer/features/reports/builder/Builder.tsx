/** A report that is put together: a preset or sections of one's own, in a language, of a part of time; seen as it is made. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { PresetId } from '#report/sections.ts';
import type { Locale } from '#words/index.ts';
import { useReportTerms } from '../../../state/reportTerms.ts';
import { useWords } from '../../../state/settings.ts';
import { Field, Segmented, SelectInput } from '../../../ui/controls.tsx';
import { ExportButtons } from '../export/ExportButtons.tsx';
import type { Span } from '../span.ts';
import { chosenOf, fromPreset, PRESET_IDS, presetOf, type Part } from './order.ts';
import { Period } from './Period.tsx';
import { Preview } from './Preview.tsx';
import { Sections } from './Sections.tsx';
import css from './builder.module.css';

/** Kept while other subjects and pages are looked at. The language is the screen's until another is chosen. */
const useDraft = create<{ readonly parts: readonly Part[]; readonly language: Locale | null }>()(() => ({
  parts: fromPreset('tearsheet'),
  language: null,
}));

const setParts = (parts: readonly Part[]): void => useDraft.setState({ parts });

function Presets({ parts }: { readonly parts: readonly Part[] }) {
  const { t } = useWords();
  return (
    <Field label={t('reports.preset')}>
      {(id) => (
        <SelectInput<PresetId | 'own'>
          id={id}
          testId="builder-preset"
          value={presetOf(parts) ?? 'own'}
          choices={[
            ...PRESET_IDS.map((preset) => ({ value: preset, label: t(`reportCodes.preset-${preset}`) })),
            { value: 'own' as const, label: t('reports.ownSections') },
          ]}
          onChange={(preset) => preset !== 'own' && setParts(fromPreset(preset))}
        />
      )}
    </Field>
  );
}

export function Builder(props: {
  readonly subject: ReportSubject;
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}) {
  const { subject, span, onSpan } = props;
  const { t, locale } = useWords();
  const terms = useReportTerms();
  const { parts, language: chosen } = useDraft();
  const language = chosen ?? locale;
  const sections = useMemo(() => chosenOf(parts), [parts]);
  return (
    <div className={css.builder} data-testid="report-builder">
      <div className={css.form}>
        <Presets parts={parts} />
        <Sections parts={parts} onChange={setParts} />
        <p className={css.hint}>{t('reports.orderHint')}</p>
        <Period span={span} onSpan={onSpan} />
        <Segmented<Locale>
          label={t('reports.language')}
          testId="builder-language"
          value={language}
          choices={[
            { value: 'en', label: 'English' },
            { value: 'vi', label: 'Tiếng Việt' },
          ]}
          onChange={(next) => useDraft.setState({ language: next })}
        />
        <ExportButtons subject={subject} span={span} sections={sections} language={language} />
      </div>
      <Preview asked={{ subject, terms, span, sections, language }} />
    </div>
  );
}
