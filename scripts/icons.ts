/**
 * Makes the program's icons from `assets/icon.svg` (PNG, ICO, ICNS) and gives the page its copy of `assets/favicon.svg`.
 * Run it with `node scripts/run.mjs scripts/icons.ts` after changing either drawing, and commit what it makes.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { BICUBIC2, createICNS, createICO } from 'png2icons';
import { ROOT } from './lib.ts';

const SIZE = 1024;
const asset = (name: string): string => join(ROOT, 'assets', name);

function made(bytes: Buffer | null, name: string): void {
  if (!bytes) throw new Error(`${name} could not be made from assets/icon.svg`);
  writeFileSync(asset(name), bytes);
  process.stdout.write(`assets/${name} (${bytes.length} bytes)\n`);
}

const drawing = new Resvg(readFileSync(asset('icon.svg')), { fitTo: { mode: 'width', value: SIZE } });
const png = drawing.render().asPng();
made(png, 'icon.png');
/** PNG inside for the large sizes only: programs that read icons out of an .exe expect bitmaps for the small ones. */
made(createICO(png, BICUBIC2, 0, false, true), 'icon.ico');
made(createICNS(png, BICUBIC2, 0), 'icon.icns');

const page = join(ROOT, 'src', 'renderer', 'public');
mkdirSync(page, { recursive: true });
copyFileSync(asset('favicon.svg'), join(page, 'favicon.svg'));
