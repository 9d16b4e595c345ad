/** Compares pictures of the screen. */
import type { Browser } from 'playwright';

/** How many pixels of two pictures differ visibly: antialiasing may differ from one drawing to the next. */
export async function differentPixels(browser: Browser, first: Buffer, second: Buffer): Promise<number> {
  if (first.equals(second)) return 0;
  const page = await browser.newPage();
  const count = await page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
          canvas.drawImage(image, 0, 0);
          return canvas.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      let different = 0;
      for (let at = 0; at < a!.length; at += 4) {
        const off = [0, 1, 2].some((channel) => Math.abs(a![at + channel]! - b![at + channel]!) > 24);
        if (off) different += 1;
      }
      return different;
    },
    [first.toString('base64'), second.toString('base64')],
  );
  await page.close();
  return count;
}
