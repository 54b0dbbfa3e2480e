import type { ComponentChildren } from 'preact';
import { type MessageKey, say } from './say.ts';

/** The extension's own pages, in the order of the menu. */
const pages = [
  { file: 'ledger.html', name: 'pageLedger' },
  { file: 'insights.html', name: 'pageInsights' },
  { file: 'curator.html', name: 'pageCurator' },
  { file: 'options.html', name: 'pageSettings' },
  { file: 'welcome.html', name: 'pageWelcome' },
] as const satisfies { file: string; name: MessageKey }[];
export type OwnPage = (typeof pages)[number]['file'];

/** The frame of a whole page of the extension's own: its name, the way to the others, and what it shows. */
export function Sheet(props: { page: OwnPage; title: string; intro?: ComponentChildren; children: ComponentChildren }) {
  const { page, title, intro, children } = props;
  return (
    <div class="sheet">
      <header class="masthead">
        <img src="/icon/icon.svg" alt="" width="24" height="24" />
        <span class="brand">{say('extensionName')}</span>
        <nav aria-label={say('pagesMenu')}>
          {pages.map(({ file, name }) => (
            <a key={file} class="link" href={`/${file}`} aria-current={file === page ? 'page' : undefined}>
              {say(name)}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <h1>{title}</h1>
        {intro && <p class="soft intro">{intro}</p>}
        {children}
      </main>
    </div>
  );
}
