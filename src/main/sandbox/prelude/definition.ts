/** Reads what a strategy's text exports, inside QuickJS: see `kit.ts`. Whether it is sound, the host decides. */
import type { Faults } from './kit.ts';

interface Exported {
  readonly name?: unknown;
  readonly about?: unknown;
  readonly parameters?: unknown;
  readonly setup?: unknown;
}

/** As JSON: what is no text, number, flag or list of texts is left out. */
export function describeDefinition({ refusal }: Faults, exported: unknown): string {
  const shape = (message: string): Error => refusal('shape', message);
  if (typeof exported !== 'object' || exported === null)
    throw shape('the text has no default export: end it with `export default strategy({ … })`');
  const { name, about, parameters, setup } = exported as Exported;
  if (typeof setup !== 'function') throw shape('`setup` is no function');
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.slice(0, 1000).map((each: unknown) => (typeof each === 'string' ? each : null));
    return typeof value === 'object' || typeof value === 'function' ? null : value;
  };
  const found: unknown[] = [];
  if (parameters !== undefined) {
    if (typeof parameters !== 'object' || parameters === null) throw shape('`parameters` is no object');
    const keys = Object.keys(parameters);
    if (keys.length > 100) throw shape(`${keys.length} parameters are too many`);
    for (const key of keys) {
      const each = (parameters as Record<string, unknown>)[key];
      if (typeof each !== 'object' || each === null)
        throw shape(`parameter ${key}: say whole, real, choice, flag or text`);
      const given = each as Record<string, unknown>;
      const fields = ['kind', 'default', 'min', 'max', 'step', 'choices'];
      found.push([key, Object.fromEntries(fields.map((field) => [field, plain(given[field])]))]);
    }
  }
  const text = JSON.stringify({ name: plain(name), about: plain(about), parameters: found });
  if (text.length > 100_000) throw shape('the declaration is too long');
  return text;
}
