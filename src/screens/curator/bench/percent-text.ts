import { say, uiLanguage } from '../../say.ts';

/** "83%", as the reader's language writes it; in words where there is nothing to count. */
export function percentText(share: number | null): string {
  if (share === null) return say('curatorPanelNothing');
  return new Intl.NumberFormat(uiLanguage(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
