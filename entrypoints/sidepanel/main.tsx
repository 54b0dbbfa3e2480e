import '../../src/screens/popup.css';
import { drawOwnPage } from '../../src/screens/own-page.ts';
import { Panel } from '../../src/screens/panel.tsx';

await drawOwnPage('panel', 'extensionName', () => <Panel />);
