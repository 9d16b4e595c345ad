/** What built-in strategies look like as a user would write them: to learn from and to start with. */
export const SOURCES: ReadonlyMap<string, string> = new Map<string, string>([
  [
    'sma-cross',
    `import { flag, strategy, whole } from 'tapedeck';

export default strategy({
  name: 'SMA cross',
  about: 'Buys when a fast simple average crosses above a slow one, leaves when it crosses below.',
  parameters: { fast: whole(10, 1, 500), slow: whole(30, 2, 1000), short: flag(false) },
  setup(s) {
    const fast = s.sma(s.parameters.fast);
    const slow = s.sma(s.parameters.slow);
    return () => {
      if (fast.crossesAbove(slow)) s.signal(1);
      else if (fast.crossesBelow(slow)) s.signal(s.parameters.short ? -1 : 0);
    };
  },
});
`,
  ],
]);
