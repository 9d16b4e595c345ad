/** What `orders explain`, `book run` and `ledger run` say. */
import type { ResultOf } from '#contract/calls.ts';
import type { ScenarioResult } from '#contract/scenario.ts';
import { createWords, explainOrder, LOCALES, type Words } from '#words/index.ts';
import type { Answer } from './commands.ts';
import { formatFor } from './texts.ts';

type Explanation = ResultOf<'orders.explain'>;
type Instrument = ResultOf<'instruments.list'>[number];

/** The paragraph in the terminal's language; in both beside the facts in JSON. */
export function explainOrderLines(
  view: Explanation,
  instruments: readonly Instrument[],
  words: Words,
): Answer {
  const format = formatFor(instruments.find(({ id }) => id === view.order.instrumentId) ?? null);
  const text = Object.fromEntries(
    LOCALES.map((locale) => [locale, explainOrder(createWords(locale).t, view, format)]),
  );
  return { json: { ...view, text }, lines: [explainOrder(words.t, view, format)] };
}

/** One line a step with its events under it, then the book. */
export function runLines({ steps, book, positions, unexpected }: ScenarioResult): string[] {
  const played = steps.flatMap(({ step, events, asExpected }, index) => [
    `${index + 1}  ${JSON.stringify(step)}${asExpected === false ? '  (not as expected)' : ''}`,
    ...events.map((event) => `     ${JSON.stringify(event)}`),
  ]);
  const wrong = unexpected > 0 ? [`steps not as expected: ${unexpected}`] : [];
  return [...played, `book  ${JSON.stringify(book)}`, `positions  ${JSON.stringify(positions)}`, ...wrong];
}

/** The figures, then the lots that are open. */
export function ledgerLines({
  lots,
  matches,
  afterEachFill: _each,
  ...figures
}: ResultOf<'ledger.run'>): string[] {
  return [
    ...Object.entries(figures).map(([name, value]) => `${name}  ${value ?? '-'}`),
    ...lots.map(({ quantity, cost }) => `lot  ${quantity} at ${cost}`),
    ...matches.map(
      ({ quantity, cost, price, realised }) => `closed  ${quantity} of ${cost} at ${price}: ${realised}`,
    ),
  ];
}
