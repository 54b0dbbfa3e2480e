import { render } from 'preact';
import '../../src/screens/options.css';
import { Options } from '../../src/screens/options.tsx';
import { settingsItem } from '../../src/storage/stored.ts';

const root = document.getElementById('options');
if (root) render(<Options first={await settingsItem.getValue()} />, root);
