/** Every figure explains itself in both languages. */
import { expect, test } from 'vitest';
import { FIGURES } from '#research/statistics/figures/list.ts';
import { figureTexts } from '#words/index.ts';

/** Words of English, longer than the names of functions and quantities. */
const WORDS = /\b(?!median\b|empyrical\b)[a-z]{5,}\b/;

test('each caveat, and each formula that has words in it, is said in Vietnamese', () => {
  const left = FIGURES.filter((figure) => {
    const { formula, caveat } = figureTexts('vi', figure);
    const plain = formula.normalize('NFC').replace(/[^\x20-\x7e]+\w*|\w*[^\x20-\x7e]+/g, ' ');
    return caveat === figure.caveat || (formula === figure.formula && WORDS.test(plain));
  });
  expect(left.map(({ id }) => id)).toEqual([]);
});

test('in English it is what stands with the figure', () => {
  for (const figure of FIGURES) {
    const { formula, source, caveat } = figure;
    expect(figureTexts('en', figure)).toEqual({ formula, source, caveat });
  }
});
