/** Calls about tearsheets of runs. */
import type { Handlers } from '../context.ts';

export const reportCalls: Handlers<'runs.tearsheet' | 'runs.report' | 'runs.chart'> = {
  'runs.tearsheet': ({ tearsheets }, { id, riskFree }) => tearsheets.of(id, riskFree),
  'runs.report': ({ tearsheets }, { id, riskFree, ...terms }) => tearsheets.file(id, riskFree, terms),
  'runs.chart': ({ tearsheets }, { id, riskFree, ...terms }) => tearsheets.chart(id, riskFree, terms),
};
