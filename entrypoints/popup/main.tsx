import { browser } from 'wxt/browser';
import '../../src/screens/popup.css';
import { drawOwnPage } from '../../src/screens/own-page.ts';
import { Popup } from '../../src/screens/popup.tsx';

/** The popup shows the tab that it was opened over, or, opened in a window of its own, the one that `?tab=` names. */
async function tabToShow(): Promise<number | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

await drawOwnPage('popup', 'extensionName', async () => <Popup tabId={await tabToShow()} />);
