/** Creates the translator of one locale. Synchronous: all texts are bundled. */
import { createInstance } from 'i18next';
import { en } from './en/index.ts';
import type { TextKey } from './texts.ts';
import { vi } from './vi/index.ts';

export type Locale = 'en' | 'vi';
export const LOCALES: readonly Locale[] = ['en', 'vi'];
export const isLocale = (value: unknown): value is Locale => value === 'en' || value === 'vi';

export type Params = Readonly<Record<string, string | number>>;
/** Texts with `{{name}}` take `name` from `params`; `count` also picks the plural form. */
export type Translate = (key: TextKey, params?: Params) => string;

export interface Words {
  readonly locale: Locale;
  readonly t: Translate;
  /** For keys that come from elsewhere (notices, warnings): null when there is no such text. */
  readonly find: (key: string, params?: Params) => string | null;
}

export function createWords(locale: Locale): Words {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: en }, vi: { translation: vi } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const translate = (key: string, params: Params = {}): string => instance.t(key, { ...params });
  return {
    locale,
    t: (key, params) => translate(key, params),
    find: (key, params) => (instance.exists(key) ? translate(key, params) : null),
  };
}
