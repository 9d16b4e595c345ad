/** From starting the browser host to the first whole screen in Chromium. */
import { chromium } from 'playwright';
import { findChromium } from '../../scripts/chromium.ts';
import { CHROMIUM_ARGS, hostAddress, spawnHost } from '../../scripts/host.ts';
import { buildIsStale, runNode } from '../../scripts/lib.ts';

/** Milliseconds of each start; null (said plainly) where there is no Chromium. */
export async function startToPainted(folder: string, times: number): Promise<number[] | null> {
  const executablePath = findChromium();
  if (!executablePath) {
    process.stderr.write('No Chromium: the start is not measured.\n');
    return null;
  }
  if (buildIsStale()) await runNode(['scripts/build.ts']);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const samples: number[] = [];
  try {
    for (let time = 0; time <= times; time += 1) {
      const from = performance.now();
      const host = spawnHost(folder);
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.goto(await hostAddress(host));
      await page.waitForFunction(() => performance.getEntriesByName('tapedeck:painted').length > 0);
      if (time > 0) samples.push(performance.now() - from);
      await page.close();
      host.kill('SIGTERM');
      await new Promise((resolve) => host.once('exit', resolve));
    }
  } finally {
    await browser.close();
  }
  return samples;
}
