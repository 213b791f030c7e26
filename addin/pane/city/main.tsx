import '#addin/engine/older-browsers.ts';
import { pageLanguage } from '../shell/page-language.ts';
import { pageAppearance, pageServices } from '../shell/page-services.ts';
import { startPage } from '../shell/start-pane.tsx';
import { CityPage } from './city-page.tsx';

/** Composition root of the city's page. */
async function start(): Promise<void> {
  const services = await pageServices();
  startPage(document.getElementById('root')!, <CityPage />, {
    services,
    language: await pageLanguage(services.memory, location.search),
    appearance: () => pageAppearance(undefined),
  });
}

if (!('kezhiGate' in window)) void start();
