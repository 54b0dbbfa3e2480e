import { builds, useBench } from './bench.ts';
import { openFirefox } from './firefox.ts';
import { curatingCrashesScenario } from './scenarios/curating-crashes.ts';
import { curatingInTwoTabsScenario } from './scenarios/curating-in-two-tabs.ts';
import { curatingNewerListScenario } from './scenarios/curating-newer-list.ts';

const folder = builds.firefox;
const bench = useBench(({ port }) => openFirefox({ folder, port }));

curatingInTwoTabsScenario(bench);
curatingCrashesScenario(bench, ({ pages: { port } }, profile) => openFirefox({ folder, port, profile }));
curatingNewerListScenario(bench, ({ pages: { port } }, place) => openFirefox({ port, ...place }));
