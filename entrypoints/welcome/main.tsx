import '../../src/screens/welcome.css';
import { drawOwnPage } from '../../src/screens/own-page.ts';
import { Welcome } from '../../src/screens/welcome.tsx';

await drawOwnPage('welcome', 'welcomeTitle', (settings) => <Welcome first={settings} />);
