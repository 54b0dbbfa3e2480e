import '../../src/screens/curator/curator.css';
import { Curator } from '../../src/screens/curator/curator.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';
import { openBundledList } from '../../src/storage/curating/source-folder.ts';

// Asked for before the page is drawn, not by it; a failure is told by the page, which asks again.
openBundledList().catch(() => {});
await drawOwnPage('curator', 'pageCurator', () => <Curator />);
