import { builds, useBench } from './bench.ts';
import { openChromium } from './chromium.ts';
import { curatingCrashesScenario } from './scenarios/curating-crashes.ts';
import { curatingInTwoTabsScenario } from './scenarios/curating-in-two-tabs.ts';
import { curatingNewerListScenario } from './scenarios/curating-newer-list.ts';

const folder = builds.chromium;
const bench = useBench(({ port }) => openChromium({ folder, port }));

curatingInTwoTabsScenario(bench);
curatingCrashesScenario(bench, ({ pages: { port } }, profile) => openChromium({ folder, port, profile }));
curatingNewerListScenario(bench, ({ pages: { port } }, place) => openChromium({ port, ...place }));
