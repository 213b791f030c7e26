// The whole proof, in the order in which a failure is cheapest to see. Plain JavaScript, so that any Node can start it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules/.bin');
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
const materials = process.env.KEZHI_MATERIALS ?? join(root, '../shared');
if (!existsSync(join(materials, 'data')))
  console.log(`materials absent (${materials}): tests over them are left out`);

/** Steps that count as one each, and steps whose own closing line is counted. */
const STEPS = [
  { name: 'types', command: [join(bin, 'tsc'), '-b'] },
  { name: 'lint', command: [join(bin, 'biome'), 'check', '.'] },
  { name: 'unit, laws, architecture, conformance', vitest: true },
  { name: 'build', command: [join(bin, 'vite'), 'build', '--logLevel', 'warn'] },
  { name: 'journeys in the browser', counted: [node, 'test/journeys/run.ts'] },
  { name: 'Excel host in the emulator', counted: [node, 'test/excel-host/run.ts'] },
];

let passed = 0;
let failed = 0;

for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const started = Date.now();
  const [p, f] = step.vitest
    ? await vitest()
    : step.counted
      ? await counted(step.counted)
      : await single(step.command);
  passed += p;
  failed += f;
  console.log(`   ${step.name}: ${p} passed, ${f} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function single(command) {
  const { code } = await run(command);
  return code === 0 ? [1, 0] : [0, 1];
}

/** A runner that ends with `N passed, N failed`; a non-zero exit without failures counts as one. */
async function counted(command) {
  const { code, output } = await run(command);
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  if (!match) return [0, 1];
  const failures = Number(match[2]);
  return [Number(match[1]), code !== 0 && failures === 0 ? 1 : failures];
}

async function vitest() {
  const report = join(root, 'test/.output/vitest.json');
  rmSync(report, { force: true });
  const { code } = await run([
    join(bin, 'vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return [0, 1];
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  const failures = Math.max(numFailedTests, numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0);
  return [numPassedTests, code !== 0 && failures === 0 ? 1 : failures];
}

function run(command) {
  return new Promise((done) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('error', (error) => {
      console.error(error.message);
      done({ code: 1, output });
    });
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
