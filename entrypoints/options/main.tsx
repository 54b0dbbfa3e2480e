import '../../src/screens/options.css';
import { Options } from '../../src/screens/options.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';

await drawOwnPage('options', 'optionsTitle', (settings) => <Options first={settings} />);
