import { builds, buildWithIndexes, useBench } from './bench.ts';
import { openFirefox } from './firefox.ts';
import { curatingCrashesScenario } from './scenarios/curating-crashes.ts';
import { curatingFullDiskScenario } from './scenarios/curating-full-disk.ts';
import { curatingInTwoTabsScenario } from './scenarios/curating-in-two-tabs.ts';
import { curatingNewerListScenario } from './scenarios/curating-newer-list.ts';
import { importingThousandsScenario } from './scenarios/importing-thousands.ts';
import { lookingUpReferencesScenario } from './scenarios/looking-up-references.ts';

const folder = builds.firefox;
const bench = useBench(({ port }) => openFirefox({ folder, port }));

curatingInTwoTabsScenario(bench);
curatingCrashesScenario(bench, ({ pages: { port } }, profile) => openFirefox({ folder, port, profile }));
curatingNewerListScenario(bench, ({ pages: { port } }, place) => openFirefox({ port, ...place }));
curatingFullDiskScenario(bench, ({ pages: { port } }) => openFirefox({ folder, port, roomKb: 20_480 }));
importingThousandsScenario(bench);
lookingUpReferencesScenario(bench, ({ pages: { port } }) => openFirefox({ folder: buildWithIndexes('firefox'), port }));
