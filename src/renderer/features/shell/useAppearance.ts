/** Puts theme, colours, density and language onto the document. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { useSettings } from '../../state/settings.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** The theme in force: what the user chose, or what the system says. */
export function useTheme(): 'dark' | 'light' {
  const theme = useSettings((state) => state.theme);
  const [dark, setDark] = useState(systemDark.matches);
  useEffect(() => {
    const follow = () => setDark(systemDark.matches);
    systemDark.addEventListener('change', follow);
    return () => systemDark.removeEventListener('change', follow);
  }, []);
  return theme === 'system' ? (dark ? 'dark' : 'light') : theme;
}

export function useAppearance(): void {
  const theme = useTheme();
  const { palette, density, locale } = useSettings();
  // Before any passive effect: the chart reads its colours from the document in one.
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset['theme'] = theme;
    root.dataset['palette'] = palette;
    root.dataset['density'] = density;
    root.lang = locale;
  }, [theme, palette, density, locale]);
}
