/** Design tokens as a canvas needs them: read off the document, and told when the theme or its colours change. */
import { useSyncExternalStore } from 'react';

export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** A token that may point at another one, as a colour the canvas understands. */
export function colour(name: string): string {
  const value = token(name);
  const other = /^var\(--([\w-]+)\)$/.exec(value);
  return other?.[1] ? colour(other[1]) : value;
}

function follow(told: () => void): () => void {
  const observer = new MutationObserver(told);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-palette'] });
  return () => observer.disconnect();
}

const now = (): string => {
  const { theme = '', palette = '' } = document.documentElement.dataset;
  return `${theme} ${palette}`;
};

/** Another text whenever the tokens have other values. */
export const useLook = (): string => useSyncExternalStore(follow, now);
