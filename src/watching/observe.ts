import type { Site } from '../sites/site.ts';
import { enclosingItem, itemElements } from './extract.ts';
import { idleWork } from './idle.ts';
import { startWaiting } from './nearest.ts';
import { OURS } from './visible-text.ts';

/** Changes are looked at ten times a second at most: a badge that comes so much later is in time. */
const REST_MS = 100;

export interface Watcher {
  /** A post or comment is new, or something in it has changed. Called often: says nothing about its text. */
  changed(element: Element): void;
  /** Must this one's changes be told even when it was scrolled past? Else they wait until it comes near again. */
  follows(element: Element): boolean;
  /** A stretch of changes was told; more may follow at once. `removed`: nodes have left the page. */
  settled(removed: boolean): void;
  /** The reader went to another page of a site that does not reload. */
  navigated(): void;
}

export interface Observing {
  /** Everything is to be told again, as if it were new. */
  again(): void;
  stop(): void;
}

/**
 * Watches the page with one observer and reports posts in idle time, those first that the reader sees, and nothing while
 * the tab is hidden. Text changes are watched too: frameworks that recycle nodes (React, Preact) put a new text into the
 * old text node, which adds no node.
 */
export function observePage(site: Site, watcher: Watcher): Observing {
  /** New in the page: may hold posts, or stand in one. */
  const roots = new Set<Node>();
  /** Something in or right under these has changed: they may stand in a post. */
  const touched = new Set<Node>();
  let removed = false;
  let address = location.href;

  const idle = idleWork((mayGoOn) => {
    if (location.href !== address) {
      address = location.href;
      roots.add(document);
      watcher.navigated();
    }
    for (const root of roots) {
      if (!mayGoOn()) return true;
      roots.delete(root);
      collect(root);
      touched.add(root);
    }
    for (const node of touched) {
      if (!mayGoOn()) return true;
      touched.delete(node);
      collectAround(node);
    }
    const next = waiting.take();
    let told = 0;
    for (const element of next) {
      // One at least: a page that leaves us hardly any time is read all the same.
      if (told > 0 && !mayGoOn()) break;
      told++;
      watcher.changed(element);
    }
    waiting.putBack(next.slice(told));
    const gone = removed;
    removed = false;
    if (gone) waiting.forgetGone();
    watcher.settled(gone);
    return waiting.any();
  }, REST_MS);
  const waiting = startWaiting((element) => watcher.follows(element), idle.wake);

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
    if (roots.size > 0 || touched.size > 0) idle.wake();
  });

  const collect = (root: Node) => {
    const parent = root === document ? document : root instanceof Element && root.isConnected ? root : null;
    for (const element of parent ? itemElements(site, parent) : []) waiting.add(element);
  };

  const collectAround = (node: Node) => {
    if (!node.isConnected) return;
    const around = enclosingItem(site, node);
    if (around) waiting.add(around);
  };

  const look = () => {
    if (location.href !== address) idle.wake();
  };

  const again = () => {
    roots.clear();
    roots.add(document);
    idle.wake();
  };

  /** A hidden tab is not observed at all; what happened in it meanwhile is found by looking at everything once. */
  const follow = () => {
    if (document.hidden) {
      observer.disconnect();
      roots.clear();
      touched.clear();
      return;
    }
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    removed = true;
    again();
  };

  document.addEventListener('visibilitychange', follow);
  const navigation = 'navigation' in window ? window.navigation : null;
  navigation?.addEventListener('currententrychange', look);
  window.addEventListener('popstate', look);
  follow();

  return {
    again,
    stop() {
      observer.disconnect();
      document.removeEventListener('visibilitychange', follow);
      navigation?.removeEventListener('currententrychange', look);
      window.removeEventListener('popstate', look);
      waiting.stop();
      idle.stop();
    },
  };
}

function isOurs(node: Node): boolean {
  return node instanceof Element && node.hasAttribute(OURS);
}
