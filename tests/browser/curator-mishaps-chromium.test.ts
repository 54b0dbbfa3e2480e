import { builds, buildWithIndexes, useBench } from './bench.ts';
import { openChromium } from './chromium.ts';
import { curatingCrashesScenario } from './scenarios/curating-crashes.ts';
import { curatingFullDiskScenario } from './scenarios/curating-full-disk.ts';
import { curatingInTwoTabsScenario } from './scenarios/curating-in-two-tabs.ts';
import { curatingNewerListScenario } from './scenarios/curating-newer-list.ts';
import { importingThousandsScenario } from './scenarios/importing-thousands.ts';
import { lookingUpReferencesScenario } from './scenarios/looking-up-references.ts';

const folder = builds.chromium;
const bench = useBench(({ port }) => openChromium({ folder, port }));

curatingInTwoTabsScenario(bench);
curatingCrashesScenario(bench, ({ pages: { port } }, profile) => openChromium({ folder, port, profile }));
curatingNewerListScenario(bench, ({ pages: { port } }, place) => openChromium({ port, ...place }));
curatingFullDiskScenario(bench, ({ pages: { port } }) => openChromium({ folder, port }));
importingThousandsScenario(bench);
lookingUpReferencesScenario(bench, ({ pages: { port } }) =>
  openChromium({ folder: buildWithIndexes('chromium'), port }),
);
