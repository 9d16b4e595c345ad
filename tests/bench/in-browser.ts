/** Benches of the screens: the built host on a workspace of its own, looked at with Chromium. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../scripts/chromium.ts';
import { CHROMIUM_ARGS, hostAddress, spawnHost } from '../../scripts/host.ts';
import { buildIsStale, runNode } from '../../scripts/lib.ts';

interface Stage {
  /** A folder of this bench's own; the workspace is in it. */
  readonly folder: string;
  /** Starts the host on the workspace and shows its page. */
  readonly open: () => Promise<Page>;
}

/** The folder of the workspace within a stage's. */
export const workspaceIn = (folder: string): string => join(folder, 'workspace');

/** Null (said plainly, `what` is not measured) where there is no Chromium. */
export async function inBrowser<T>(what: string, measure: (stage: Stage) => Promise<T>): Promise<T | null> {
  const executablePath = findChromium();
  if (!executablePath) {
    process.stderr.write(`No Chromium: ${what} is not measured.\n`);
    return null;
  }
  if (buildIsStale()) await runNode(['scripts/build.ts'], { quiet: true });
  const folder = mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
  const endings: (() => Promise<unknown>)[] = [];
  const open = async (): Promise<Page> => {
    const host = spawnHost(workspaceIn(folder));
    endings.unshift(() => {
      host.kill('SIGTERM');
      return new Promise((resolve) => host.once('exit', resolve));
    });
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
    endings.unshift(() => browser.close());
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(await hostAddress(host));
    return page;
  };
  try {
    return await measure({ folder, open });
  } finally {
    for (const end of endings) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds between the frames that a page draws while something is done with it. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let before = performance.now();
    const next = (now: number) => {
      frames.push(now - before);
      before = now;
      (globalThis as { benchFrame?: number }).benchFrame = requestAnimationFrame(next);
    };
    (globalThis as { benchFrames?: number[] }).benchFrames = frames;
    requestAnimationFrame(next);
  });
  await work();
  return page.evaluate(() => {
    const { benchFrame, benchFrames } = globalThis as unknown as {
      benchFrame: number;
      benchFrames: number[];
    };
    cancelAnimationFrame(benchFrame);
    return benchFrames.slice(1);
  });
}
