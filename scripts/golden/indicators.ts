/** Indicators against four libraries: each case's `fn` and the runner that knows its library. */
import { BACKTRADER_FUNCTIONS, runBacktrader } from './indicators/backtrader.ts';
import { runSkender } from './indicators/skender.ts';
import { SKENDER } from './indicators/skender-map.ts';
import { runTechnical, TECHNICAL_FUNCTIONS } from './indicators/technical.ts';
import { runTulip, TULIP_FUNCTIONS } from './indicators/tulip.ts';
import { deliberate, type Runner } from './types.ts';

const all = (prefix: string, names: readonly string[], runner: Runner): [string, Runner][] =>
  names.map((name) => [`${prefix}${name}`, runner]);

const REPAINTED = 'drawn at bars where it was not known yet; ours says a thing at the bar that shows it';
const BRICKS = 'makes bricks of their own, not a value for each bar';

/** What others have and we leave out on purpose. */
const left = (reason: string): Runner => {
  const runner: Runner = () => deliberate(reason);
  return runner;
};

export const INDICATOR_RUNNERS: ReadonlyMap<string, Runner> = new Map([
  ['ZigZag', left(REPAINTED)],
  ['Pivots', left(REPAINTED)],
  ['Renko', left(BRICKS)],
  ['RenkoAtr', left(BRICKS)],
  ['technicalindicators:Renko', left(BRICKS)],
  ...all('', Object.keys(SKENDER), runSkender),
  ...all('tulip:', TULIP_FUNCTIONS, runTulip),
  ...all('technicalindicators:', TECHNICAL_FUNCTIONS, runTechnical),
  ...all('backtrader:', BACKTRADER_FUNCTIONS, runBacktrader),
]);
