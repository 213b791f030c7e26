// Runs every case on every level of the emulated Excel, then the stories, and prints `N passed, N failed` on a line of
// its own. `node test/excel-host/run.ts [part of a title]`.
import { type Case, LEVELS, runCase } from './case.ts';
import { BAD_MOMENTS } from './cases/bad-moments.ts';
import { BEFORE_THE_PANE } from './cases/before-the-pane.ts';
import { CONFORMANCE } from './cases/conformance.ts';
import { LESS_OF_AN_EXCEL } from './cases/less-of-an-excel.ts';
import { LIVING_WITH_EXCEL } from './cases/living-with-excel.ts';
import { READING } from './cases/reading.ts';
import { SHEETS_AND_STATE } from './cases/sheets-and-state.ts';
import { TRAIN, TRAIN_WORKBOOKS } from './cases/train-workbooks.ts';
import { WRITING } from './cases/writing.ts';
import { type ExcelApplication, startExcel } from './open-excel.ts';
import { shuffleQuirks } from './quirks.ts';
import { STORIES } from './stories/stories.ts';

interface Job {
  readonly title: string;
  /** Throws, or answers the failure. */
  run(): Promise<unknown>;
}

const only = process.argv[2];
const CASES: readonly Case[] = [
  ...CONFORMANCE,
  ...READING,
  ...WRITING,
  ...SHEETS_AND_STATE,
  ...LIVING_WITH_EXCEL,
  ...LESS_OF_AN_EXCEL,
  ...BAD_MOMENTS,
  ...TRAIN_WORKBOOKS,
];
/** Cases mostly wait, for Excel's answers and for hints that must not come. */
const LANES = 3;
let passed = 0;
let failed = 0;

function tell(title: string, error: Error | null): void {
  if (error) failed += 1;
  else passed += 1;
  console.log(
    `${error ? '✗' : '✓'} ${title}${error ? `\n${error.stack ?? error.message}\n${error.cause ?? ''}` : ''}`,
  );
}

async function runAll(jobs: readonly Job[], lanes: number): Promise<void> {
  const queue = jobs.filter(({ title }) => !only || title.includes(only));
  const lane = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const failure = await job.run().catch((error: unknown) => error);
      tell(job.title, failure instanceof Error ? failure : failure ? new Error(String(failure)) : null);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

if (TRAIN_WORKBOOKS.length === 0) console.log(`no training workbooks at ${TRAIN}: their cases are left out`);

/** Another seed by KEZHI_SEED; it is told in the title of every case. */
const SEED = Number(process.env.KEZHI_SEED ?? 20_260_101);

/** Once more what every host must do, each case in an Excel that is odd in its own way. */
const inOddExcels = (application: ExcelApplication): readonly Job[] =>
  [...CONFORMANCE, ...READING, ...WRITING, ...TRAIN_WORKBOOKS].map((one, index) => {
    const quirks = shuffleQuirks(SEED + index);
    const level = LEVELS[(SEED + index) % LEVELS.length] ?? 15;
    return {
      title: `odd Excel ${quirks.seed} 1.${level} ${one.title}`,
      run: () => runCase(application, one, level, quirks),
    };
  });

const app = await startExcel();
try {
  const cases = LEVELS.flatMap((level) =>
    CASES.map((one) => ({ title: `1.${level} ${one.title}`, run: () => runCase(app, one, level) })),
  );
  await runAll(cases, LANES);
  await runAll(inOddExcels(app), LANES);
  // One after the other: they take scripts away from everybody, or start a server.
  await runAll(
    [
      ...BEFORE_THE_PANE.map(({ title, run }) => ({ title, run: () => run(app) })),
      ...STORIES.map(({ title, run }) => ({ title, run: () => run(app.server) })),
    ],
    1,
  );
} finally {
  await app.close();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
