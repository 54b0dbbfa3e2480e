import { builds, useBench } from './bench.ts';
import { openChromium } from './chromium.ts';
import { curatingScenario } from './scenarios/curating.ts';
import { curatingByKeyboardScenario } from './scenarios/curating-by-keyboard.ts';
import { curatorScreensScenario } from './scenarios/curator-screens.ts';

const folder = builds.chromium;
const bench = useBench(({ port }) => openChromium({ folder, port }));

curatingScenario(bench, ({ pages: { port } }) => openChromium({ folder, port }));
curatorScreensScenario(bench);
curatingByKeyboardScenario(bench);
