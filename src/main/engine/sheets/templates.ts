/** Mappings kept under names, in the workspace's settings. */
import type { SheetTemplate } from '#core/model/sheet.ts';
import { template as shape } from '#contract/sheet-calls.ts';
import type { Store } from '#store/store.ts';

const KEY = 'sheet-templates';

/** Newest first. What was stored by hand and is none is passed over. */
export function keptTemplates(store: Store): readonly SheetTemplate[] {
  const stored = store.settings()[KEY];
  return Array.isArray(stored)
    ? stored.flatMap((each) => {
        const read = shape.safeParse(each);
        return read.success ? [read.data] : [];
      })
    : [];
}

export function saveTemplate(store: Store, template: SheetTemplate): void {
  store.setSetting(KEY, [template, ...keptTemplates(store).filter(({ name }) => name !== template.name)]);
}

export function removeTemplate(store: Store, name: string): void {
  store.setSetting(
    KEY,
    keptTemplates(store).filter((template) => template.name !== name),
  );
}
