import '../../src/screens/insights.css';
import { Insights } from '../../src/screens/insights.tsx';
import { drawOwnPage } from '../../src/screens/own-page.ts';

await drawOwnPage('insights', 'pageInsights', () => <Insights />);
