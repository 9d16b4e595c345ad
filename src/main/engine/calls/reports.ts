/** Calls about tearsheets and reports. */
import type { Handlers } from '../context.ts';

export const reportCalls: Handlers<
  'reports.tearsheet' | 'reports.file' | 'reports.chart' | 'reports.dashboard'
> = {
  'reports.tearsheet': ({ tearsheets }, asked) => tearsheets.of(asked),
  'reports.file': ({ tearsheets }, { format, language, ...asked }) =>
    tearsheets.file(asked, { format, language }),
  'reports.chart': ({ tearsheets }, { chart, format, language, ...asked }) =>
    tearsheets.chart({ ...asked, sections: [] }, { chart, format, language }),
  'reports.dashboard': ({ dashboard }) => dashboard.view(),
};
