/** Buys below the lower band, sells at the middle. */
import { real, strategy, whole } from '../strategy/api.ts';

export const bollingerReversion = strategy({
  name: 'Bollinger reversion',
  about: 'Buys when the close falls below the lower Bollinger band, leaves when it is back at the middle.',
  parameters: { period: whole(20, 2, 300), deviations: real(2, 0.5, 4, 0.25) },
  setup(s) {
    const { period, deviations } = s.parameters;
    const bands = s.indicator('bollinger', { period, deviations });
    const close = s.bars().line('close');
    return () => {
      if (close.crossesBelow(bands.line('lower'))) s.signal(1);
      else if (close.crossesAbove(bands)) s.signal(0);
    };
  },
});
