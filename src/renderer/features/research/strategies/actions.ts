/** What is done with strategies: made from a template, copied, described, hidden with undo. */
import type { StrategyView } from '#contract/research-views.ts';
import { call, newCommandId } from '../../../client/index.ts';
import { notify, tellFailure } from '../../../state/notify.ts';
import { currentWords } from '../../../state/settings.ts';
import { freeName } from '../names.ts';
import { firstRules, write } from '../rules/model.ts';
import { chooseStrategy, loadStrategies, useResearch } from '../store.ts';

/** A strategy of one's own with the source of another, opened in the editor. */
export async function copyStrategy(id: string, name?: string): Promise<void> {
  const { strategies } = useResearch.getState();
  try {
    const from = await call('strategies.get', { id });
    const kind = from.kind === 'rules' ? 'rules' : 'typescript';
    const made = await call('strategies.save', {
      commandId: newCommandId(),
      id: null,
      name: name ?? freeName(from.name, strategies ?? []),
      kind,
      source: from.source,
    });
    await loadStrategies();
    chooseStrategy(made.id, 'code');
  } catch (thrown) {
    tellFailure(thrown);
  }
}

/** A strategy of one's own with this text, opened. */
async function make(name: string, kind: 'typescript' | 'rules', source: string): Promise<void> {
  try {
    const made = await call('strategies.save', { commandId: newCommandId(), id: null, name, kind, source });
    await loadStrategies();
    chooseStrategy(made.id, 'code');
  } catch (thrown) {
    tellFailure(thrown);
  }
}

/** New rules, to be built without code. */
export const makeRules = (name: string): Promise<void> => make(name, 'rules', write(firstRules(name)));

/** Rules as TypeScript that does the same: a strategy beside them. */
export async function rulesToCode(name: string, source: string): Promise<void> {
  const free = freeName(name, useResearch.getState().strategies ?? []);
  try {
    const code = await call('strategies.code', { source, name: free });
    await make(free, 'typescript', code.source);
  } catch (thrown) {
    tellFailure(thrown);
  }
}

export async function describeStrategy(
  id: string,
  about: { readonly name: string; readonly note: string; readonly tags: readonly string[] },
): Promise<void> {
  await call('strategies.describe', { id, ...about, tags: [...about.tags] }).catch(tellFailure);
  await loadStrategies();
}

export async function hideStrategy({ id, name }: StrategyView): Promise<void> {
  const { t } = currentWords();
  const hide = async (hidden: boolean) => {
    await call('strategies.describe', { id, hidden }).catch(tellFailure);
    await loadStrategies();
  };
  await hide(true);
  chooseStrategy('built-in:sma-cross', 'run');
  notify('info', t('research.hidden', { name }), undefined, {
    label: t('research.undo'),
    run: () => void hide(false).then(() => chooseStrategy(id)),
  });
}

/** `momentum, daily` as tags. */
export const tagsOf = (text: string): string[] =>
  [...new Set(text.split(',').map((each) => each.trim().slice(0, 40)))]
    .filter((each) => each !== '')
    .slice(0, 20);
