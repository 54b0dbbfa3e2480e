import { buildWithAddedHost, useBench } from './bench.ts';
import { openFirefox } from './firefox.ts';
import { accessibilityScenario } from './scenarios/accessibility.ts';
import { badgesScenario } from './scenarios/badges.ts';
import { changingPagesScenario } from './scenarios/changing-pages.ts';
import { editorsScenario } from './scenarios/editors.ts';
import { everySiteScenario } from './scenarios/every-site.ts';
import { ownPagesScenario } from './scenarios/own-pages.ts';
import { popupScenario } from './scenarios/popup.ts';
import { replyScenario } from './scenarios/reply.ts';
import { settingsScenario } from './scenarios/settings.ts';
import { switchedOffScenario } from './scenarios/switched-off.ts';
import { trustScenario } from './scenarios/trust.ts';
import { widthsScenario } from './scenarios/widths.ts';

const bench = useBench(({ port }) => openFirefox({ folder: buildWithAddedHost('firefox'), port }));

badgesScenario(bench);
replyScenario(bench);
popupScenario(bench);
changingPagesScenario(bench);
switchedOffScenario(bench);
accessibilityScenario(bench);
editorsScenario(bench);
everySiteScenario(bench);
ownPagesScenario(bench);
widthsScenario(bench);
settingsScenario(bench);
trustScenario(bench);
