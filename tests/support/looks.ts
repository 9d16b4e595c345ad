/** What is wrong with how a page looks: texts that are cut, and what shuts people out. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Texts cut off without an ellipsis, and labels squeezed to nothing. */
export const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, label, th, [role=columnheader], [role=tab], dt',
    )) {
      const style = getComputedStyle(element);
      if (
        element.offsetParent === null ||
        style.visibility === 'hidden' ||
        element.closest('[aria-hidden=true]')
      )
        continue;
      const ellipsis = style.textOverflow === 'ellipsis';
      if (
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 4 &&
        style.overflow !== 'visible' &&
        !ellipsis
      ) {
        cut.push(`${element.tagName} "${element.innerText}"`);
      }
    }
    return cut;
  });

/** In the smaller size only: the larger one shows the same elements, and looking through them takes seconds. */
export const serious = async (page: Page): Promise<string[]> => {
  if (page.viewportSize()!.width > 1280) return [];
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

/** Every pair of a theme, a language and a size is in one of them; all eight would show little more and take twice as long. */
export const LOOKS = [
  { theme: 'dark', locale: 'en', width: 1920, height: 1080 },
  { theme: 'dark', locale: 'vi', width: 1280, height: 800 },
  { theme: 'light', locale: 'en', width: 1280, height: 800 },
  { theme: 'light', locale: 'vi', width: 1920, height: 1080 },
] as const;
