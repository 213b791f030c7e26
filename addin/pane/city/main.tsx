import '#addin/engine/older-browsers.ts';
import { pageAppearance, pageLanguage, pageServices } from '../shell/page-services.ts';
import { startPage } from '../shell/start-pane.tsx';
import { CityPage } from './city-page.tsx';

/** Composition root of the city's page. */
async function start(): Promise<void> {
  startPage(document.getElementById('root')!, <CityPage />, {
    services: await pageServices(),
    language: pageLanguage(),
    appearance: () => pageAppearance(undefined),
  });
}

if (!('kezhiGate' in window)) void start();
