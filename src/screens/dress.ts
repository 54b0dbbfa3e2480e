import type { Settings } from '../storage/settings.ts';

/** Gives a page of ours, or a host of ours in somebody else's page, the look that the reader chose. */
export function dress(element: HTMLElement, { theme, badgeStyle }: Pick<Settings, 'theme' | 'badgeStyle'>): void {
  if (theme === 'auto') delete element.dataset.theme;
  else element.dataset.theme = theme;
  if (badgeStyle === 'words') delete element.dataset.badges;
  else element.dataset.badges = badgeStyle;
}
