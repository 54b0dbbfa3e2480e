import { buildWithAddedHost, useBench } from './bench.ts';
import { openChromium } from './chromium.ts';
import { accessibilityScenario } from './scenarios/accessibility.ts';
import { backgroundScenario } from './scenarios/background.ts';
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

const bench = useBench(({ port }) => openChromium({ folder: buildWithAddedHost('chromium'), port }));

badgesScenario(bench);
replyScenario(bench);
popupScenario(bench);
changingPagesScenario(bench);
backgroundScenario(bench);
switchedOffScenario(bench);
accessibilityScenario(bench);
editorsScenario(bench);
everySiteScenario(bench);
ownPagesScenario(bench);
settingsScenario(bench);
trustScenario(bench);
