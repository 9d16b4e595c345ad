/** Makes icon.png, icon.ico, icon.icns and the page's favicon.svg from assets/icon.svg. Run by hand when the drawing changes; the results are committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import png2icons from 'png2icons';
import { ROOT } from './lib.ts';

const SIZE = 1024;
/** The part of an icon's square that the drawing fills where macOS keeps a margin. */
const MAC_SHARE = 824 / 1024;

const assets = join(ROOT, 'assets');
const svg = readFileSync(join(assets, 'icon.svg'), 'utf8');

const render = (source: string): Buffer =>
  new Resvg(source, { fitTo: { mode: 'width', value: SIZE } }).render().asPng();

/** The same drawing, smaller inside its square. */
function withMargin(share: number): string {
  const edge = 32 / share;
  const from = (32 - edge) / 2;
  return svg.replace('viewBox="0 0 32 32"', `viewBox="${from} ${from} ${edge} ${edge}"`);
}

function write(name: string, bytes: Buffer | null): void {
  if (!bytes) throw new Error(`${name} could not be made`);
  writeFileSync(join(assets, name), bytes);
  process.stdout.write(`assets/${name}: ${bytes.length} bytes\n`);
}

writeFileSync(join(ROOT, 'src', 'renderer', 'public', 'favicon.svg'), svg);
const png = render(svg);
write('icon.png', png);
write('icon.ico', png2icons.createICO(png, png2icons.HERMITE, 0, true, true));
write('icon.icns', png2icons.createICNS(render(withMargin(MAC_SHARE)), png2icons.BICUBIC2, 0));
