import '../../src/screens/ledger.css';
import { Ledger } from '../../src/screens/ledger.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';

await drawOwnPage('ledger', 'pageLedger', () => <Ledger />);
