import { browser } from 'wxt/browser';

/** What a browser calls the panel beside the page: Chrome and Firefox have two names for it. */
type PanelHost = {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
};

/** Opens the same content beside the page, to stay. */
export async function openPanel(): Promise<void> {
  const host = browser as unknown as PanelHost;
  if (host.sidebarAction) {
    await host.sidebarAction.open();
  } else {
    const { id } = await browser.windows.getCurrent();
    // The polyfill does not know Chrome's newer API.
    const chrome = (globalThis as { chrome?: PanelHost }).chrome;
    if (id !== undefined) await chrome?.sidePanel?.open({ windowId: id });
  }
  window.close();
}
