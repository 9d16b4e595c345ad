/** Order sheets: open, preview, commit, templates, the watched folder, what comes back. */
import { templateWorkbook } from '#export/template-workbook.ts';
import type { CallName } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { SheetCommitted } from '#contract/sheets.ts';
import type { BasketView } from '#contract/views.ts';
import { entriesOfCommand } from '#store/journal.ts';
import type { Context, Handlers } from '../context.ts';
import { exportedOrders } from '../sheets/exported.ts';
import { basketResult } from '../sheets/result.ts';
import { keptTemplates, removeTemplate, saveTemplate } from '../sheets/templates.ts';

type SheetCall = Extract<CallName, `sheets.${string}`>;

const NOTHING = { denial: null, basket: null, changed: [], preview: null } as const;

function basketOf({ baskets }: Context, basketId: string): BasketView {
  const basket = baskets.view(basketId);
  if (!basket) throw new AppFailure('NOT_FOUND', { what: basketId });
  return basket;
}

/** What a commit that was carried out before came to; null when this one was not. */
function committedBefore(context: Context, commandId: string): SheetCommitted | null {
  for (const { event } of entriesOfCommand(context.runtime.store.db, commandId)) {
    if (event.kind === 'basket-committed') return { ...NOTHING, basket: basketOf(context, event.basketId) };
    if (event.kind === 'command-denied') return { ...NOTHING, denial: event.denial };
  }
  return null;
}

function needAccount({ runtime }: Context): void {
  if (!runtime.world.state.account) throw new AppFailure('NO_ACCOUNT');
}

/** A name for a file that comes from a name of the user's: nothing that a folder could trip over. */
const fileNameOf = (name: string, extra: string): string =>
  `${
    name
      .replace(/\.[^.]+$/, '')
      .replace(/[^\p{L}\p{N} ._-]+/gu, '_')
      .trim()
      .slice(0, 80) || 'sheet'
  }${extra}`;

export const sheetCalls: Handlers<SheetCall> = {
  'sheets.parse': ({ intake }, { bytes, fileName, reading, template }) =>
    intake.sheet(bytes, fileName, reading, { templates: template ? [template] : [] }),
  'sheets.open': (context, { bytes, fileName }) => {
    needAccount(context);
    return context.desk.openSheet(bytes, fileName);
  },
  'sheets.close': ({ desk }, { sheetId }) => {
    desk.close(sheetId);
    return null;
  },
  'sheets.preview': (context, { sheetId, reading, template, without, with: also }) => {
    needAccount(context);
    const choices = { without: new Set(without), with: new Set(also) };
    return context.desk.preview(sheetId, { reading, template, choices });
  },
  'sheets.rows': ({ desk }, { sheetId, version, from, limit }) => desk.rows(sheetId, version, from, limit),
  'sheets.parsed': ({ desk }, { sheetId, version }) => desk.parsed(sheetId, version),
  'sheets.row': ({ desk }, { sheetId, version, row }) => desk.row(sheetId, version, row),
  'sheets.commit': (context, { commandId, ...asked }) => {
    const before = committedBefore(context, commandId);
    if (before) return before;
    const done = context.desk.commit(asked, commandId);
    if ('changed' in done) return { ...NOTHING, ...done };
    const { denial } = done.outcome;
    return { ...NOTHING, denial, basket: denial ? null : basketOf(context, done.basketId) };
  },
  'sheets.templates': ({ runtime }) => keptTemplates(runtime.store),
  'sheets.saveTemplate': ({ runtime }, { template }) => {
    saveTemplate(runtime.store, template);
    return null;
  },
  'sheets.removeTemplate': ({ runtime }, { name }) => {
    removeTemplate(runtime.store, name);
    return null;
  },
  'sheets.blank': async (_, { language, examples }) => ({
    fileName: language === 'vi' ? 'mau-dat-lenh.xlsx' : 'order-sheet.xlsx',
    bytes: await templateWorkbook(language, { examples }),
  }),
  'sheets.result': async (context, { basketId, language }) => {
    const basket = basketOf(context, basketId);
    const bytes = await basketResult(context.runtime, context.intake, basket, language);
    return {
      fileName: fileNameOf(basket.fileName, language === 'vi' ? ' - kết quả.xlsx' : ' - result.xlsx'),
      bytes,
    };
  },
  'sheets.export': async (context, { basketId, language, format }) => {
    const basket = basketOf(context, basketId);
    const bytes = await exportedOrders(context.runtime, basketId, { language, format });
    return { fileName: fileNameOf(basket.name, `.${format}`), bytes };
  },
  'sheets.watch': ({ inbox }, { folder }) => inbox.watch(folder),
  'sheets.inbox': ({ inbox }) => inbox.view(),
  'sheets.openInbox': async (context, { name }) => {
    needAccount(context);
    return context.desk.openSheet(await context.inbox.read(name), name);
  },
};
