import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../src/screens/popup.css';
import { Popup } from '../../src/screens/popup.tsx';

/** The popup shows the tab that it was opened over, or, opened in a window of its own, the one that `?tab=` names. */
async function tabToShow(): Promise<number | null> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(named)) return named;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

const root = document.getElementById('popup');
if (root) render(<Popup tabId={await tabToShow()} />, root);
