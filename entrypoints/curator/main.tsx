import '../../src/screens/curator/curator.css';
import { Curator } from '../../src/screens/curator/curator.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';

await drawOwnPage('curator', 'pageCurator', () => <Curator />);
