/** Mappings of bar files kept under names, in the workspace's settings. */
import { barTemplate } from '#contract/series-calls.ts';
import type { BarTemplate } from '#contract/series-views.ts';
import type { Store } from '#store/store.ts';

const KEY = 'bar-templates';

/** Newest first. What was stored by hand and is none is passed over. */
export function keptTemplates(store: Store): readonly BarTemplate[] {
  const stored = store.settings()[KEY];
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((each) => {
    const read = barTemplate.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

export function saveTemplate(store: Store, template: BarTemplate): void {
  store.setSetting(KEY, [template, ...keptTemplates(store).filter(({ name }) => name !== template.name)]);
}

export function deleteTemplate(store: Store, name: string): void {
  store.setSetting(
    KEY,
    keptTemplates(store).filter((template) => template.name !== name),
  );
}
