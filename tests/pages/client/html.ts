/**
 * Rendering templates inside a page whose policy demands trusted types. `setHTMLUnsafe` also attaches declarative
 * shadow roots, as the parser does on the first load.
 */

interface Policy {
  createHTML(text: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): Policy;
}

const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy = factory?.createPolicy('page', { createHTML: (text) => text }) ?? { createHTML: (text) => text };

/** Replaces what is inside an element or shadow root by this HTML. */
export function fill(target: Element | ShadowRoot, html: string): void {
  target.setHTMLUnsafe(policy.createHTML(html));
}

/** The nodes of this HTML, ready to be put into the page. */
export function nodes(html: string): Node[] {
  const holder = document.createElement('div');
  fill(holder, html);
  return [...holder.childNodes];
}
