import { TRAIN, trainWorkbooks } from '../cases/train-workbooks.ts';
import { startExcel } from '../open-excel.ts';
import type { ExcelServer } from '../serve-excel.ts';
import { openSite } from './site.ts';
import { storageBlocked } from './storage-blocked.ts';
import { inEveryTheme } from './themes.ts';
import { trainJob, trainJobWithoutStorage } from './train-job.ts';
import { wholeJob } from './whole-job.ts';

interface Story {
  readonly title: string;
  run(server: ExcelServer): Promise<void>;
}

/** Stories of people in the product's own pane, served by its own server, inside the emulated Excel. */
const SAMPLES: readonly Story[] = [
  {
    title:
      '1.14 every page at 350 × 378 px in the themes of Office and with forced colours, 规则 by keyboard',
    run: (server: ExcelServer) => tell(server, false, (app, site) => inEveryTheme(app, site, 14)),
  },
  ...[9, 15].map((level) => ({
    title: `1.${level} the whole job: check, go to the cell, adopt, explain, mark, score, submit, receipt, city table with a chart`,
    run: (server: ExcelServer) => tell(server, false, (app, site) => wholeJob(app, site, level)),
  })),
  {
    title:
      '1.14 with storage blocked checking and scoring work, and 报送 says why not and opens a page that can',
    run: (server) => tell(server, true, (app, site) => storageBlocked(app, site, 14)),
  },
];

/** As many of them as the materials at hand allow. */
const TRAINING: readonly Story[] =
  trainWorkbooks().length === 0
    ? []
    : [
        ...[9, 15].map((level) => ({
          title: `1.${level} the whole job from training workbooks, to the saved files`,
          run: (server: ExcelServer) => tell(server, false, (app, site) => trainJob(app, site, level, TRAIN)),
        })),
        {
          title:
            '1.14 with storage blocked training workbooks are checked, fixed, scored, explained and saved',
          run: (server: ExcelServer) =>
            tell(server, true, (app, site) => trainJobWithoutStorage(app, site, 14, TRAIN)),
        },
      ];

export const STORIES: readonly Story[] = [...SAMPLES, ...TRAINING];

/** Each story has a browser profile and a site of its own, since a code enrols once. */
async function tell(
  server: ExcelServer,
  blockStorage: boolean,
  story: (
    app: Awaited<ReturnType<typeof startExcel>>,
    site: Awaited<ReturnType<typeof openSite>>,
  ) => Promise<void>,
): Promise<void> {
  const site = await openSite();
  const app = await startExcel({ server, blockStorage });
  try {
    await story(app, site);
  } finally {
    await app.close();
    await site.stop();
  }
}
