import { builds, useBench } from './bench.ts';
import { openFirefox } from './firefox.ts';
import { backgroundScenario } from './scenarios/background.ts';
import { trustScenario } from './scenarios/trust.ts';

/** A Firefox that ends an idle background after a moment instead of after 30 s. */
const bench = useBench(({ port }) => openFirefox({ folder: builds.firefox, port, idleMs: 1500 }));

backgroundScenario(bench);
trustScenario(bench);
