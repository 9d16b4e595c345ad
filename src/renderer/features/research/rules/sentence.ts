/** Rules as a sentence. */
import type { Condition, Distance, Operand, RuleNumber, Rules, Side } from '#research/rules/rules.ts';
import type { Words } from '#words/index.ts';

type T = Words['t'];

const numberText = (value: RuleNumber): string =>
  typeof value === 'number' ? String(value) : value.parameter;

function operandText(t: T, operand: Operand): string {
  if ('number' in operand) return numberText(operand.number);
  const ago = operand.ago ? t('builder.ago', { count: operand.ago }) : '';
  if ('price' in operand) return `${t(`builder.field-${operand.price}`)}${ago}`;
  const { indicator, parameters = {}, output, of, timeframe } = operand;
  const set = Object.values(parameters).map((value) =>
    typeof value === 'string' ? value : numberText(value),
  );
  const about = [output, of, timeframe].filter((each) => each !== undefined);
  const name = `${indicator}(${set.join(', ')})`;
  return `${name}${about.length > 0 ? ` ${about.join(' ')}` : ''}${ago}`;
}

function conditionText(t: T, condition: Condition, inner = false): string {
  const joined = (parts: readonly Condition[], by: string): string => {
    const text = parts.map((part) => conditionText(t, part, true)).join(` ${by} `);
    return inner && parts.length > 1 ? `(${text})` : text;
  };
  if ('all' in condition) return joined(condition.all, t('builder.and'));
  if ('any' in condition) return joined(condition.any, t('builder.or'));
  if ('not' in condition) return t('builder.notText', { what: conditionText(t, condition.not, true) });
  if ('time' in condition) return t('builder.timeText', condition.time);
  if ('weekdays' in condition)
    return t('builder.weekdaysText', {
      days: condition.weekdays.map((day) => t(`builder.day-${day as 0}`)).join(', '),
    });
  const { compare, is, to } = condition;
  return `${operandText(t, compare)} ${t(`builder.is-${is}`)} ${operandText(t, to)}`;
}

function distanceText(t: T, distance: Distance): string {
  if ('share' in distance) {
    const { share } = distance;
    return typeof share === 'number' ? `${+(share * 100).toFixed(4)} %` : share.parameter;
  }
  return t('builder.rangesText', {
    ranges: numberText(distance.ranges),
    length: numberText(distance.length),
  });
}

function sideText(t: T, side: Side, long: boolean): string {
  const { enter, exit, stop, target, trail, bars } = side;
  const leave = [
    ...(exit ? [conditionText(t, exit)] : []),
    ...(stop ? [t('builder.stopText', { distance: distanceText(t, stop) })] : []),
    ...(target ? [t('builder.targetText', { distance: distanceText(t, target) })] : []),
    ...(trail === undefined ? [] : [t('builder.trailText', { distance: distanceText(t, { share: trail }) })]),
    ...(bars === undefined ? [] : [t('builder.barsText', { count: numberText(bars) })]),
  ];
  const begins = t(long ? 'builder.buyWhen' : 'builder.sellWhen', { what: conditionText(t, enter) });
  if (leave.length === 0) return `${begins}.`;
  return `${begins}; ${t('builder.leaveWhen', { what: leave.join(`, ${t('builder.or')} `) })}.`;
}

export const sentenceOf = (t: T, { long, short }: Rules): string =>
  [long && sideText(t, long, true), short && sideText(t, short, false)].filter(Boolean).join(' ');
