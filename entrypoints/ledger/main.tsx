import '../../src/screens/ledger.css';
import { Ledger, pageRows } from '../../src/screens/ledger.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';
import { newestRows } from '../../src/storage/ledger.ts';

// Asked for at once, beside the settings. Where that fails, the page asks again and says what is wrong.
const newest = newestRows(pageRows).catch(() => undefined);
await drawOwnPage('ledger', 'pageLedger', async () => <Ledger first={await newest} />);
