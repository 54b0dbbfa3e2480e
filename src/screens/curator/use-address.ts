import { useCallback, useEffect, useState } from 'preact/hooks';

export const views = ['claims', 'changes', 'review'] as const;
export type View = (typeof views)[number];

/** What is open, as the address says it: "#view=review&claim=id". So Back works, and a link leads to a claim. */
export type Address = { view: View; claim: string | null };

export function readAddress(hash: string): Address {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const view = views.find((one) => one === said.get('view')) ?? 'claims';
  return { view, claim: said.get('claim') || null };
}

export function writeAddress({ view, claim }: Address): string {
  const said = new URLSearchParams();
  if (view !== 'claims') said.set('view', view);
  if (claim) said.set('claim', claim);
  return `#${said}`;
}

/** The address to follow, and how to go elsewhere: each step can be gone back. */
export function useAddress(): [Address, (to: Partial<Address>) => void] {
  const [address, setAddress] = useState(() => readAddress(location.hash));
  useEffect(() => {
    const follow = () => setAddress(readAddress(location.hash));
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);
  const go = useCallback((to: Partial<Address>) => {
    const next = { ...readAddress(location.hash), ...to };
    const hash = writeAddress(next);
    if (hash !== writeAddress(readAddress(location.hash))) history.pushState(null, '', hash);
    setAddress(next);
  }, []);
  return [address, go];
}
