/** The pictures of research: a run with its figures, a strategy in the editor, two alternatives and four ways of filling. */
import type { Page } from 'playwright';
import type { Session } from '../src/main/engine/client/client.ts';
import { recordedCsv } from './recorded.ts';

const FROM = Date.UTC(2025, 2, 3);

const PULLBACK = `import { real, strategy, whole } from 'tapedeck';

export default strategy({
  name: 'Pullback',
  about: 'Bids below the close while a long average rises, with a stop and a target of true ranges.',
  parameters: {
    trend: whole(100, 20, 400),
    below: real(0.8, 0.1, 3, 0.1),
    stop: real(2, 0.5, 6, 0.5),
    target: real(3, 0.5, 9, 0.5),
  },
  setup(s) {
    const { trend, below, stop, target } = s.parameters;
    const average = s.ema(trend);
    const atr = s.atr(14);
    const bars = s.bars();
    s.warmUp(4 * trend);
    return () => {
      // Its stop and target wait while something is held.
      if (s.position().quantity > 0) return;
      s.cancelAll();
      if (average.value < average.ago(10)) return;
      const bid = bars.close - below * atr.value;
      s.buy({
        limit: bid,
        stopLoss: bid - stop * atr.value,
        takeProfit: bid + target * atr.value,
        note: \`\${below} ranges below\`,
      });
    };
  },
});
`;

async function begin({ call }: Session): Promise<string> {
  await call('bars.import', {
    commandId: 'picture-ssi',
    fileName: 'SSI_5m.csv',
    bytes: recordedCsv({ from: FROM, days: 300, seed: 43 }),
    symbol: 'SSI',
    timezone: 'UTC',
  });
  const keep = (source: string, note: string, id: string | null) =>
    call('strategies.save', { commandId: note, id, name: 'Pullback', kind: 'typescript', source, note });
  const { id } = await keep(PULLBACK.replace('real(0.8', 'real(0.5'), 'first try', null);
  await keep(PULLBACK, 'bids lower', id);
  await call('strategies.describe', { id, tags: ['swing'], note: '' });
  return id;
}

/** Starts on the form what its buttons start, and gives the picture when it is over. */
export async function researchPictures(
  page: Page,
  session: Session,
  picture: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const at = (id: string) => page.getByTestId(id);
  const mine = await begin(session);
  await at('nav-research').click();
  await at('run-series-SSI-5m').check();
  await at('run-timeframe').selectOption('1h');
  await at('run-fees').selectOption('vn-broker');
  for (const id of ['rsi-reversion', 'bollinger-reversion', 'donchian-breakout', 'ema-cross']) {
    await at(`strategy-built-in:${id}`).click();
    await at('run-start').click();
    await at('run-figures').waitFor();
  }
  await at(`strategy-${mine}`).click();
  await at('run-start').click();
  await at('result-name').filter({ hasText: 'Pullback' }).waitFor();
  await at('run-figures').waitFor();
  await picture(page, 'research');
  await at('research-tab-code').click();
  await at('check-fine').waitFor();
  await at('result-tab-trades').click();
  await at('run-trades').getByRole('row').nth(3).click();
  await at('run-trade-chart').waitFor();
  await picture(page, 'research-code');
  await at('research-tab-run').click();
  await at('run-sensitivity').click();
  await at('compare-table').waitFor();
  await picture(page, 'research-sensitivity');
  await at('run-ab').click();
  await at('ab-below').fill('1.5');
  await at('ab-start').click();
  await at('paired').waitFor();
  await picture(page, 'research-ab');
  await at('nav-trade').click();
}
