/** Saves what is shown, in each format. */
import { useState } from 'react';
import { REPORT_FORMATS, type ReportFormat } from '#contract/report-calls.ts';
import { useReportTerms } from '../../../state/reportTerms.ts';
import { useWords } from '../../../state/settings.ts';
import { Button } from '../../../ui/controls.tsx';
import { saveReport, type FileTerms } from './exportFile.ts';
import css from './export.module.css';

export function ExportButtons(
  props: Omit<FileTerms, 'terms' | 'language'> & { readonly language?: FileTerms['language'] },
) {
  const { t, locale } = useWords();
  const terms = useReportTerms();
  const [busy, setBusy] = useState<ReportFormat | null>(null);
  const { subject, span, sections, language = locale } = props;
  const save = async (format: ReportFormat) => {
    setBusy(format);
    await saveReport({ subject, span, sections, terms, language }, format);
    setBusy(null);
  };
  return (
    <div className={css.save} role="group" aria-label={t('reports.saveAs')}>
      <span>{t('reports.saveAs')}</span>
      {REPORT_FORMATS.map((format) => (
        <Button
          key={format}
          small
          testId={`report-${format}`}
          disabled={busy !== null}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
