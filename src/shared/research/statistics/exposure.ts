/** Share of rows at which something was held, of spans from an entry's row to its exit's, both counted. */
export function exposure(rows: number, spans: Iterable<readonly [from: number, to: number]>): number | null {
  if (rows === 0) return null;
  const held = new Uint8Array(rows);
  for (const [from, to] of spans) held.fill(1, from, Math.min(to + 1, rows));
  return held.reduce((sum, each) => sum + each, 0) / rows;
}
