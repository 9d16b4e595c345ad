/**
 * Charts as vectors in a document: draws the part of SVG that `report-chart.ts` makes (paths, texts, groups that are cut to a
 * path, moves and matrices), and nothing else of it.
 */
import type { Paper } from './paper.ts';

type Attributes = ReadonlyMap<string, string>;

const TAG = /<(\/?)(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>([^<]*)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const CLIP = /<clipPath id="([^"]+)">\s*<path d="([^"]+)"/g;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
const plain = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ENTITIES[name]!);

const attributesOf = (text: string): Attributes =>
  new Map(Array.from(text.matchAll(ATTRIBUTE), ([, name, value]) => [name!, value!]));

const numberOf = (attributes: Attributes, name: string, otherwise = 0): number =>
  Number(attributes.get(name) ?? otherwise);

/** `#rrggbb` and `rgb(r,g,b)`; null where nothing is drawn. */
function colourOf(value: string | undefined): string | [number, number, number] | null {
  if (value === undefined || value === 'none' || value === 'transparent') return null;
  const rgb = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(value);
  return rgb ? [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])] : value;
}

function move({ doc }: Paper, transform: string | undefined): void {
  for (const [, kind, list] of (transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list!.split(/[\s,]+/).map(Number);
    if (kind === 'translate') doc.translate(a, b);
    else if (kind === 'matrix') doc.transform(a, b, c, d, e, f);
    else if (kind === 'rotate') doc.rotate(a, { origin: [b, c] });
  }
}

interface Paint {
  readonly colour: string | [number, number, number];
  readonly opacity: number;
}

/** Null where nothing would be seen. */
function paintOf(attributes: Attributes, name: 'fill' | 'stroke', otherwise: string): Paint | null {
  const colour = colourOf(attributes.get(name) ?? otherwise);
  const opacity = numberOf(attributes, `${name}-opacity`, 1);
  return colour === null || opacity === 0 ? null : { colour, opacity };
}

function path(paper: Paper, attributes: Attributes): void {
  const { doc } = paper;
  const thick = numberOf(attributes, 'stroke-width', 1);
  const fill = paintOf(attributes, 'fill', '#000');
  const stroke = thick > 0 ? paintOf(attributes, 'stroke', 'none') : null;
  if (!fill && !stroke) return;
  doc.save();
  move(paper, attributes.get('transform'));
  if (fill) doc.fillColor(fill.colour, fill.opacity);
  if (stroke) {
    doc.lineWidth(thick).lineJoin(attributes.get('stroke-linejoin') === 'bevel' ? 'bevel' : 'miter');
    doc.strokeColor(stroke.colour, stroke.opacity);
  }
  doc.path(attributes.get('d') ?? '');
  if (fill && stroke) doc.fillAndStroke();
  else if (fill) doc.fill();
  else doc.stroke();
  doc.restore();
}

/** From the middle of a line to the feet of its letters, by its size. */
const MIDDLE = 0.36;

function text(paper: Paper, attributes: Attributes, said: string): void {
  const style = attributes.get('style') ?? '';
  const size = Number(/font-size:\s*([\d.]+)px/.exec(style)?.[1] ?? 11);
  const weight = /font-weight:\s*(bold|[6-9]00)/.test(style) ? 'bold' : 'regular';
  const colour = colourOf(attributes.get('fill') ?? '#000');
  if (typeof colour !== 'string') return;
  const look = { size, weight, colour } as const;
  const words = plain(said);
  const width = paper.measure(words, look);
  const anchor = attributes.get('text-anchor');
  const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0;
  paper.doc.save();
  move(paper, attributes.get('transform'));
  paper.baseline(words, numberOf(attributes, 'x') - before, numberOf(attributes, 'y') + MIDDLE * size, look);
  paper.doc.restore();
}

function open(paper: Paper, attributes: Attributes, clips: ReadonlyMap<string, string>): void {
  paper.doc.save();
  move(paper, attributes.get('transform'));
  const clip = clips.get(/url\(#([^)]+)\)/.exec(attributes.get('clip-path') ?? '')?.[1] ?? '');
  if (clip !== undefined) paper.doc.path(clip).clip();
}

/** Draws at a place, `scale` points a pixel. */
export function drawSvg(paper: Paper, svg: string, x: number, y: number, scale: number): void {
  const { doc } = paper;
  const clips = new Map(Array.from(svg.matchAll(CLIP), ([, id, d]) => [id!, d!]));
  const drawn = svg.replace(/<defs\b[\s\S]*?<\/defs>/g, '');
  doc.save();
  doc.translate(x, y).scale(scale);
  for (const [, closes, name, attributes, said] of drawn.matchAll(TAG)) {
    if (name === 'g' && closes === '/') doc.restore();
    if (closes === '/') continue;
    const known = attributesOf(attributes!);
    if (name === 'g') open(paper, known, clips);
    else if (name === 'path') path(paper, known);
    else if (name === 'text') text(paper, known, said!);
  }
  doc.restore();
}
