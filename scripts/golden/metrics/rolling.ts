/** empyrical's rolling functions: the linear ones of ours where there is one, else the function of each window. */
import { annualAlpha } from '../../../src/shared/research/statistics/market.ts';
import {
  rolling,
  rollingLine,
  rollingMaxDrawdown,
  rollingSharpe,
  rollingVolatility,
} from '../../../src/shared/research/statistics/rolling.ts';
import type { Got } from './compare.ts';
import { EMPYRICAL, periodsOf, type Empyrical, type Given } from './empyrical.ts';

const windowOf = ({ number }: Given): number => number('window', 10);

const lines = (given: Given) => {
  const [own, market] = given.pair();
  const { alpha, beta } = rollingLine(own, market, windowOf(given), given.number('risk_free', 0));
  return { alpha: alpha.map((each) => annualAlpha(each, periodsOf(given), 'compounded')), beta };
};

/** One of the functions of a single number, window by window. */
const each =
  (name: string): Empyrical =>
  (given) => {
    const windowed = (values: Float64Array, from: number, to: number): Float64Array =>
      values.subarray(from, to);
    const { values, time } = given.own;
    const [own, market] = given.pair();
    const of = (from: number, to: number): number | null =>
      EMPYRICAL[name]!({
        ...given,
        own: { time: time?.slice(from, to) ?? null, values: windowed(values, from, to) },
        less: (argument) => windowed(given.less(argument), from, to),
        pair: () => [windowed(own, from, to), windowed(market, from, to)],
      }) as number | null;
    return [...rolling(Math.max(values.length, own.length), windowOf(given), of)];
  };

export const ROLLING: Readonly<Record<string, (given: Given) => Got>> = {
  roll_max_drawdown: (given) =>
    [...rollingMaxDrawdown(given.own.values, windowOf(given))].map((fall) => -fall),
  roll_sharpe_ratio: (given) => [
    ...rollingSharpe(given.less('risk_free'), windowOf(given), periodsOf(given)),
  ],
  roll_annual_volatility: (given) => [
    ...rollingVolatility(given.own.values, windowOf(given), periodsOf(given)),
  ],
  roll_sortino_ratio: each('sortino_ratio'),
  roll_alpha: (given) => [...lines(given).alpha],
  roll_beta: (given) => [...lines(given).beta],
  roll_alpha_beta: (given) => {
    const { alpha, beta } = lines(given);
    return [...alpha].map((value, row) => [value, beta[row]!]);
  },
  roll_up_capture: each('up_capture'),
  roll_down_capture: each('down_capture'),
  roll_up_down_capture: each('up_down_capture'),
};
