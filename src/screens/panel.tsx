import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Popup } from './popup.tsx';

/** The side panel: what the popup shows, for the tab that is in front, as long as it stays open. */
export function Panel() {
  const [tabId, setTabId] = useState<number | null>(null);
  /** Counts the pages that were loaded in that tab: what was open belonged to the one before. */
  const [page, setPage] = useState(0);

  useEffect(() => {
    let shown: number | null = null;
    const follow = async () => {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      shown = tab?.id ?? null;
      setTabId(shown);
    };
    const loaded = (id: number, { status }: { status?: string }) => {
      if (id === shown && status === 'complete') setPage((before) => before + 1);
    };
    const moved = () => void follow();
    moved();
    browser.tabs.onActivated.addListener(moved);
    browser.tabs.onUpdated.addListener(loaded);
    return () => {
      browser.tabs.onActivated.removeListener(moved);
      browser.tabs.onUpdated.removeListener(loaded);
    };
  }, []);

  return <Popup key={`${tabId} ${page}`} tabId={tabId} panel />;
}
