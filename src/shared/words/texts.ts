/** The shape every language has: the topics and keys of English, as plain strings. */
import type { en } from './en/index.ts';

export type Topic = keyof typeof en;
export type Texts = { readonly [T in Topic]: { readonly [K in keyof (typeof en)[T]]: string } };

/** Plural forms are asked for by their stem: `orders_one` and `orders_other` are the key `orders`. */
type Stem<K> = K extends `${infer S}_one` | `${infer S}_other` ? S : K;
export type TextKey = { [T in Topic]: `${T}.${Stem<keyof (typeof en)[T] & string>}` }[Topic];
