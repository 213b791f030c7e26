import '#addin/engine/older-browsers.ts';
import { pageAppearance, pageLanguage, pageServices } from '../shell/page-services.ts';
import { startPane } from '../shell/start-pane.tsx';
import { createWorkbenchFiles } from './open-workbench-file.ts';
import { Workbench } from './workbench.tsx';

/** Composition root of the 网页工作台. */
async function start(): Promise<void> {
  const services = await pageServices();
  const language = pageLanguage();
  const pane = startPane(document.getElementById('root')!, {
    services,
    language,
    appearance: () => pageAppearance(undefined),
    frame: (drawn, session) => <Workbench files={createWorkbenchFiles(session)} pane={drawn} />,
  });
  void pane;
}

if (!('kezhiGate' in window)) void start();
