/** Rules as a sentence. */
import type { Condition, Distance, Operand, RuleNumber, Rules, Side } from '#research/rules/rules.ts';
import type { Words } from '#words/index.ts';
import { plainText } from '../figures.ts';

type Said = Pick<Words, 't' | 'locale'>;

const numberText = (value: RuleNumber, { locale }: Said): string =>
  typeof value === 'number' ? plainText(value, locale) : value.parameter;

function operandText(words: Said, operand: Operand): string {
  if ('number' in operand) return numberText(operand.number, words);
  const ago = operand.ago ? words.t('builder.ago', { count: operand.ago }) : '';
  if ('price' in operand) return `${words.t(`builder.field-${operand.price}`)}${ago}`;
  const { indicator, parameters = {}, output, of, timeframe } = operand;
  const set = Object.values(parameters).map((value) =>
    typeof value === 'string' ? value : numberText(value, words),
  );
  const about = [output, of, timeframe].filter((each) => each !== undefined);
  const name = `${indicator}(${set.join(', ')})`;
  return `${name}${about.length > 0 ? ` ${about.join(' ')}` : ''}${ago}`;
}

function conditionText(words: Said, condition: Condition, inner = false): string {
  const joined = (parts: readonly Condition[], by: string): string => {
    const text = parts.map((part) => conditionText(words, part, true)).join(` ${by} `);
    return inner && parts.length > 1 ? `(${text})` : text;
  };
  if ('all' in condition) return joined(condition.all, words.t('builder.and'));
  if ('any' in condition) return joined(condition.any, words.t('builder.or'));
  if ('not' in condition)
    return words.t('builder.notText', { what: conditionText(words, condition.not, true) });
  if ('time' in condition) return words.t('builder.timeText', condition.time);
  if ('weekdays' in condition)
    return words.t('builder.weekdaysText', {
      days: condition.weekdays.map((day) => words.t(`builder.day-${day as 0}`)).join(', '),
    });
  const { compare, is, to } = condition;
  return `${operandText(words, compare)} ${words.t(`builder.is-${is}`)} ${operandText(words, to)}`;
}

function distanceText(words: Said, distance: Distance): string {
  if ('share' in distance) {
    const { share } = distance;
    return typeof share === 'number' ? `${plainText(share * 100, words.locale, 4)} %` : share.parameter;
  }
  return words.t('builder.rangesText', {
    ranges: numberText(distance.ranges, words),
    length: numberText(distance.length, words),
  });
}

function sideText(words: Said, side: Side, long: boolean): string {
  const { enter, exit, stop, target, trail, bars } = side;
  const leave = [
    ...(exit ? [conditionText(words, exit)] : []),
    ...(stop ? [words.t('builder.stopText', { distance: distanceText(words, stop) })] : []),
    ...(target ? [words.t('builder.targetText', { distance: distanceText(words, target) })] : []),
    ...(trail === undefined
      ? []
      : [words.t('builder.trailText', { distance: distanceText(words, { share: trail }) })]),
    ...(bars === undefined ? [] : [words.t('builder.barsText', { count: numberText(bars, words) })]),
  ];
  const begins = words.t(long ? 'builder.buyWhen' : 'builder.sellWhen', {
    what: conditionText(words, enter),
  });
  if (leave.length === 0) return `${begins}.`;
  return `${begins}; ${words.t('builder.leaveWhen', { what: leave.join(`, ${words.t('builder.or')} `) })}.`;
}

export const sentenceOf = (words: Said, { long, short }: Rules): string =>
  [long && sideText(words, long, true), short && sideText(words, short, false)].filter(Boolean).join(' ');
