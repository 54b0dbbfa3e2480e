import type { Site } from '../sites/site.ts';
import { enclosingItem, itemElements } from './extract.ts';
import { OURS } from './visible-text.ts';

/** Longest stretch of work at a time, where the browser grants no idle time of its own: half a frame. */
const SLICE_MS = 8;
/** A busy page never idles; its posts are read all the same after this time. */
const PATIENCE_MS = 700;

export interface Watcher {
  /** A post or comment is new, or something in it has changed. Called often: says nothing about its text. */
  changed(element: Element): void;
  /** All changes so far are dealt with. `removed`: nodes have left the page. */
  settled(removed: boolean): void;
  /** The reader went to another page of a site that does not reload. */
  navigated(): void;
}

/**
 * Watches the page with one observer and reports posts in idle time, so that scrolling never waits for us. Returns the
 * function that ends it. Text changes are watched too: frameworks that recycle nodes (React, Preact) put a new text into
 * the old text node, which adds no node.
 */
export function observePage(site: Site, watcher: Watcher): () => void {
  /** New in the page: may hold posts, or stand in one. */
  const roots = new Set<Node>();
  /** Something in or right under these has changed: they may stand in a post. */
  const touched = new Set<Node>();
  const items = new Set<Element>();
  let removed = false;
  let idle = 0;
  let address = location.href;

  const schedule = () => {
    if (idle === 0) idle = requestIdleCallback(work, { timeout: PATIENCE_MS });
  };

  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'characterData') {
        touched.add(record.target);
        continue;
      }
      for (const node of record.addedNodes) if (!isOurs(node)) roots.add(node);
      if (record.removedNodes.length > 0) {
        removed = true;
        touched.add(record.target);
      }
    }
    if (roots.size > 0 || touched.size > 0) schedule();
  });

  const work = (deadline: IdleDeadline) => {
    idle = 0;
    const end = performance.now() + SLICE_MS;
    const mayGoOn = () => (deadline.didTimeout ? performance.now() < end : deadline.timeRemaining() > 1);
    if (location.href !== address) {
      address = location.href;
      roots.add(document);
      watcher.navigated();
    }
    for (const root of roots) {
      if (!mayGoOn()) return schedule();
      roots.delete(root);
      collect(root);
      touched.add(root);
    }
    for (const node of touched) {
      if (!mayGoOn()) return schedule();
      touched.delete(node);
      collectAround(node);
    }
    for (const element of items) {
      if (!mayGoOn()) return schedule();
      items.delete(element);
      watcher.changed(element);
    }
    const gone = removed;
    removed = false;
    watcher.settled(gone);
  };

  const collect = (root: Node) => {
    const parent = root === document ? document : root instanceof Element && root.isConnected ? root : null;
    for (const element of parent ? itemElements(site, parent) : []) items.add(element);
  };

  const collectAround = (node: Node) => {
    if (!node.isConnected) return;
    const around = enclosingItem(site, node);
    if (around) items.add(around);
  };

  const look = () => {
    if (location.href !== address) schedule();
  };

  observer.observe(document, { childList: true, subtree: true, characterData: true });
  const navigation = 'navigation' in window ? window.navigation : null;
  navigation?.addEventListener('currententrychange', look);
  window.addEventListener('popstate', look);
  roots.add(document);
  schedule();

  return () => {
    observer.disconnect();
    navigation?.removeEventListener('currententrychange', look);
    window.removeEventListener('popstate', look);
    if (idle !== 0) cancelIdleCallback(idle);
  };
}

function isOurs(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(OURS);
}
