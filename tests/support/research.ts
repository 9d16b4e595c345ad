/** The research page with bars to run on, and what is done on it again and again. */
import { writeFileSync } from 'node:fs';
import type { Locator } from 'playwright';
import type { RunView } from '#contract/research-views.ts';
import { commandId, eventually, openDesk, type Desk } from './desk.ts';
import { wave } from './wave.ts';

/** A folder for pictures of what a test sees; for those who write them. */
const LOOK = process.env['TAPEDECK_LOOK'];

export interface ResearchDesk extends Desk {
  at(testId: string): Locator;
  text(testId: string): Promise<string>;
  valueOf(testId: string): Promise<number>;
  look(name: string): Promise<void>;
  /** Newest first. */
  runs(): Promise<readonly RunView[]>;
  series(symbol: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Replaces the text in the editor, as if it were typed. */
  write(source: string): Promise<void>;
  /** A new strategy with this text in the editor, not saved. */
  own(name: string, source: string): Promise<void>;
  /** Saves what is in the editor and goes to the form. */
  save(): Promise<void>;
}

/** A strategy's text around its setup. */
export const strategyText = (inside: string) => `import { strategy, whole } from 'tapedeck';

export default strategy({
  name: 'Own',
  parameters: { length: whole(20, 2, 200) },
  setup(s) {
${inside}
  },
});
`;

export async function openResearch(): Promise<ResearchDesk> {
  const desk = await openDesk();
  const { page, call } = desk;
  const at = (testId: string) => page.getByTestId(testId);
  const text = (testId: string) => at(testId).innerText();
  const series = async (symbol: string, bytes: Uint8Array<ArrayBuffer>) => {
    await call('bars.import', { commandId: commandId(), fileName: `${symbol}.csv`, bytes, symbol });
  };
  const write = async (source: string) => {
    await at('code-editor').getByRole('textbox').click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(source);
  };
  await series('WAVE', wave(3_000));
  await series('TIDE', wave(3_000, 2));
  return {
    ...desk,
    at,
    text,
    series,
    write,
    valueOf: async (testId) => Number(await at(testId).getAttribute('data-value')),
    look: async (name) => {
      if (!LOOK) return;
      await page.mouse.move(700, 5);
      await page.waitForTimeout(500);
      writeFileSync(`${LOOK}/${name}.png`, await page.screenshot());
    },
    runs: async () => (await call('runs.list', {})).toSorted((a, b) => b.createdAt - a.createdAt),
    own: async (name, source) => {
      await at('strategy-new').click();
      await at('new-name').fill(name);
      await at('new-submit').click();
      await eventually(() => text('strategy-name')).toBe(name);
      await at('code-editor').waitFor();
      await write(source);
    },
    save: async () => {
      await at('check-fine').or(at('check-problem')).waitFor();
      await at('code-save').click();
      await eventually(() => at('code-save').isDisabled()).toBe(true);
      await at('research-tab-run').click();
    },
  };
}
