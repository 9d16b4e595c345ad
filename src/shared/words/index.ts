/** The one door to the texts: a translator per locale, and sentences for denials and errors. */
export {
  createWords,
  isLocale,
  LOCALES,
  type Locale,
  type Params,
  type Translate,
  type Words,
} from './translate.ts';
export {
  describeCheck,
  describeDenial,
  describeError,
  describePlace,
  describeSkipped,
  type DenialShape,
  type NumberFormat,
} from './describe.ts';
export { explainOrder } from './explain.ts';
export { figureTexts, type FigureTexts } from './figure-texts.ts';
export type { TextKey, Topic } from './texts.ts';
