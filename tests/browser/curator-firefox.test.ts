import { builds, useBench } from './bench.ts';
import { openFirefox } from './firefox.ts';
import { curatingScenario } from './scenarios/curating.ts';
import { curatingByKeyboardScenario } from './scenarios/curating-by-keyboard.ts';
import { curatorScreensScenario } from './scenarios/curator-screens.ts';

const folder = builds.firefox;
const bench = useBench(({ port }) => openFirefox({ folder, port }));

curatingScenario(bench, ({ pages: { port } }) => openFirefox({ folder, port }));
curatorScreensScenario(bench);
curatingByKeyboardScenario(bench);
