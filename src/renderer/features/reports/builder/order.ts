/** The sections of a report in the making: all of them in an order, those that are in it ticked. */
import { PRESETS, SECTIONS, type PresetId, type SectionId } from '#report/sections.ts';

export interface Part {
  readonly id: SectionId;
  readonly on: boolean;
}

export const PRESET_IDS = Object.keys(PRESETS) as PresetId[];

/** Those of a preset first, in its order. */
export function fromPreset(preset: PresetId): readonly Part[] {
  const own: readonly SectionId[] = PRESETS[preset];
  const others = SECTIONS.filter((id) => !own.includes(id));
  return [...own.map((id) => ({ id, on: true })), ...others.map((id) => ({ id, on: false }))];
}

export const chosenOf = (parts: readonly Part[]): readonly SectionId[] =>
  parts.flatMap(({ id, on }) => (on ? [id] : []));

/** The preset that has these sections in this order. */
export function presetOf(parts: readonly Part[]): PresetId | null {
  const chosen = chosenOf(parts).join(' ');
  return PRESET_IDS.find((preset) => PRESETS[preset].join(' ') === chosen) ?? null;
}

/** The last one that is in it stays: a report has a section. */
export function toggled(parts: readonly Part[], id: SectionId): readonly Part[] {
  const next = parts.map((part) => (part.id === id ? { ...part, on: !part.on } : part));
  return next.some(({ on }) => on) ? next : parts;
}

export function moved(parts: readonly Part[], id: SectionId, step: 1 | -1): readonly Part[] {
  const from = parts.findIndex((part) => part.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= parts.length) return parts;
  const next = [...parts];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}
