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
/** What failed and why, told once more at the end, where it is looked for. */
const failures = [];

for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const started = Date.now();
  const result = step.vitest
    ? await vitest()
    : step.counted
      ? await counted(step.counted)
      : await single(step.command);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) failures.push(`✗ ${step.name}`, ...result.why.map((line) => `  ${line}`));
  console.log(
    `   ${step.name}: ${result.passed} passed, ${result.failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}

if (failures.length > 0) console.log(`\n── What failed\n${failures.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function single(command) {
  const { code, output } = await run(command);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, why: lastLines(output) };
}

/** A runner that ends with `N passed, N failed`; a non-zero exit without failures counts as one. */
async function counted(command) {
  const { code, output } = await run(command);
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  if (!match) return { passed: 0, failed: 1, why: lastLines(output) };
  const [passed, failed] = [Number(match[1]), Number(match[2])];
  if (failed > 0) return { passed, failed, why: failedLines(output) };
  return { passed, failed: code === 0 ? 0 : 1, why: lastLines(output) };
}

async function vitest() {
  const report = join(root, 'test/.output/vitest.json');
  rmSync(report, { force: true });
  const { code, output } = await run([
    join(bin, 'vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, why: lastLines(output) };
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const why = testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) => [
      file.name,
      ...(file.message ? [`  ${file.message.slice(0, 400)}`] : []),
      ...file.assertionResults
        .filter((test) => test.status === 'failed')
        .flatMap((test) => [`  ✗ ${test.fullName}`, `    ${test.failureMessages.join('\n').slice(0, 400)}`]),
    ]);
  if (numFailedTests > 0) return { passed, failed: numFailedTests, why };
  return { passed, failed: code === 0 ? 0 : 1, why: why.length > 0 ? why : lastLines(output) };
}

/** Every case that failed, with the lines that belong to it. */
function failedLines(output) {
  const lines = output.split('\n');
  return lines.filter((line, index) => {
    const head = lines.slice(0, index + 1).findLast((each) => /^\s*[✓✗]/.test(each));
    return line.trim() !== '' && head !== undefined && head.trim().startsWith('✗');
  });
}

function lastLines(output) {
  return output.trimEnd().split('\n').slice(-20);
}

function run(command) {
  return new Promise((done) => {
    const child = spawn(command[0], command.slice(1), {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    });
    let output = '';
    for (const stream of ['stdout', 'stderr'])
      child[stream].on('data', (chunk) => {
        output += chunk;
        process[stream].write(chunk);
      });
    child.on('error', (error) => {
      console.error(error.message);
      done({ code: 1, output });
    });
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
