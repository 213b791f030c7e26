import '#addin/engine/older-browsers.ts';
import { pageLanguage } from '../shell/page-language.ts';
import { pageAppearance, pageServices } from '../shell/page-services.ts';
import { startPane } from '../shell/start-pane.tsx';
import { createWorkbenchFiles } from './open-workbench-file.ts';
import { Workbench } from './workbench.tsx';

/** Composition root of the 网页工作台. */
async function start(): Promise<void> {
  const services = await pageServices();
  const language = await pageLanguage(services.memory, location.search);
  startPane(document.getElementById('root')!, {
    services,
    language,
    appearance: () => pageAppearance(undefined),
    frame: (drawn, session) => <Workbench files={createWorkbenchFiles(session)} pane={drawn} />,
  });
}

if (!('kezhiGate' in window)) void start();
