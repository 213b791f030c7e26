import { availableParallelism, loadavg } from 'node:os';
import { type BenchRow, skippedRow } from './bench-row.ts';

/** `npm run bench`: one table of every area against its peer or limit, measured in this run, in turns. */
const AREAS: readonly (readonly [string, () => Promise<readonly BenchRow[]>])[] = [
  ['rules as data', async () => (await import('./score-bench.ts')).benchScore()],
  ['check in the pane', async () => (await import('./pane.ts')).benchPane()],
  ['notation', async () => (await import('./notation.ts')).benchNotation()],
  ['xlsx', async () => (await import('./xlsx.ts')).benchXlsx()],
  ['check, whole process', async () => (await import('./whole-process.ts')).benchWholeProcess()],
  ['batch', async () => (await import('./batch.ts')).benchBatch()],
  ['ingest', async () => (await import('./ingest/bench-ingest.ts')).benchIngest()],
  ['queries', async () => (await import('./queries.ts')).benchQueries()],
  ['backend at rest', async () => (await import('./backend-at-rest.ts')).benchBackendAtRest()],
];

const wanted = process.argv.slice(2);
const begun = performance.now();
const rows: BenchRow[] = [];
for (const [area, measure] of AREAS) {
  if (wanted.length > 0 && !wanted.includes(area)) continue;
  process.stderr.write(`${area} …\n`);
  try {
    rows.push(...(await measure()));
  } catch (error) {
    rows.push(
      skippedRow(area, 'could not be measured', error instanceof Error ? error.message : String(error)),
    );
  }
}
process.stdout.write(table(rows));
const missed = rows.filter((row) => row.isMet === false).length;
const seconds = Math.round((performance.now() - begun) / 1000);
process.stdout.write(
  `\n${missed} of ${rows.length} miss their goal; ${seconds} s; ${availableParallelism()} cores, load ${(loadavg()[0] ?? 0).toFixed(1)}: with more load than cores only ratios, counts and memory say something about the product\n`,
);

function table(list: readonly BenchRow[]): string {
  const head =
    '| area | what | product | peer or limit | ratio | goal | met? |\n|---|---|---:|---:|---:|---|---|\n';
  const lines = list.map(({ area, what, product, peer, ratio, goal, isMet }) =>
    [
      area,
      what,
      product,
      peer,
      ratio === null ? '' : ratio.toFixed(2),
      goal,
      isMet === null ? '–' : isMet ? 'yes' : '**no**',
    ].join(' | '),
  );
  return head + lines.map((line) => `| ${line} |\n`).join('');
}
