/** Two symbols that move together: bets on the ratio of their prices coming back to its mean. */
import { real, strategy, whole } from '../strategy/api.ts';

export const pairs = strategy({
  name: 'Pairs',
  about:
    'Sells the dear and buys the cheap of two symbols when the z-score of their price ratio is far out; closes when it is back.',
  parameters: {
    period: whole(60, 5, 1_000),
    enter: real(2, 0.5, 5, 0.25),
    leave: real(0.5, 0, 2, 0.25),
    part: real(0.45, 0.05, 1, 0.05),
  },
  setup(s) {
    const { period, enter, leave, part } = s.parameters;
    const [first, second] = s.symbols;
    if (first === undefined || second === undefined) throw new RangeError('pairs trades two symbols');
    const a = s.bars(first).line('close');
    const b = s.bars(second).line('close');
    let ratios: number[] = [];
    let side = 0;
    s.warmUp(period);
    const z = (): number => {
      const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length;
      const variance = ratios.reduce((sum, each) => sum + (each - mean) ** 2, 0) / ratios.length;
      return variance > 0 ? (ratios[ratios.length - 1]! - mean) / Math.sqrt(variance) : 0;
    };
    const hold = (wanted: number, note: string): void => {
      side = wanted;
      s.target(wanted * part, first, note);
      s.target(-wanted * part, second, note);
    };
    return () => {
      if (!s.bars(first).fresh || !s.bars(second).fresh) return;
      if (ratios.length === 0)
        for (let ago = period - 1; ago > 0; ago -= 1) ratios.push(Math.log(a.ago(ago) / b.ago(ago)));
      ratios = [...ratios, Math.log(a.value / b.value)].slice(-period);
      const score = z();
      if (side === 0 && Math.abs(score) > enter) hold(score > 0 ? -1 : 1, `z ${score.toFixed(2)}`);
      else if (side !== 0 && score * -side < leave) hold(0, `z ${score.toFixed(2)}`);
    };
  },
});
