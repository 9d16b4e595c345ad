/**
 * Pictures that are kept, and whether one drawn now still looks so. `TAPEDECK_KEEP_PICTURES=1` keeps those of now.
 * Compared at a quarter of their size: edges of letters differ from one browser to the next, and show nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/pictures');
const KEEP = process.env['TAPEDECK_KEEP_PICTURES'] === '1';

/** Share of two pictures that differs visibly; 1 where one is larger than the other. */
async function difference(browser: Browser, first: Buffer, second: Buffer): Promise<number> {
  const page = await browser.newPage();
  const share = await page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const [width, height] = [Math.ceil(image.width / 4), Math.ceil(image.height / 4)];
          const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
          canvas.imageSmoothingQuality = 'high';
          canvas.drawImage(image, 0, 0, width, height);
          return {
            size: `${image.width}×${image.height}`,
            data: canvas.getImageData(0, 0, width, height).data,
          };
        }),
      );
      if (a!.size !== b!.size) return 1;
      let different = 0;
      for (let at = 0; at < a!.data.length; at += 4) {
        const off = [0, 1, 2].some(
          (channel) => Math.abs(a!.data[at + channel]! - b!.data[at + channel]!) > 28,
        );
        if (off) different += 1;
      }
      return (different * 4) / a!.data.length;
    },
    [first.toString('base64'), second.toString('base64')],
  );
  await page.close();
  return share;
}

/** How much of the kept picture of this name looks otherwise now, from 0 to 1; 1 where none is kept. */
export async function changedShare(browser: Browser, name: string, picture: Buffer): Promise<number> {
  const file = join(FOLDER, `${name}.png`);
  if (KEEP) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, picture);
    return 0;
  }
  if (!existsSync(file)) return 1;
  return difference(browser, readFileSync(file), picture);
}
