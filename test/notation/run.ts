import { readFileSync } from 'node:fs';
import { judgeCase } from './judge-case.ts';
import { readNotationCases } from './notation-cases.ts';

/** `npm run notation -- FILE.jsonl [--verbose]`: compiles every text of the file and compares each worked example. */
const [file, ...flags] = process.argv.slice(2);
if (!file) {
  console.error('usage: npm run notation -- FILE.jsonl [--verbose] [--all]');
  process.exit(2);
}
const verbose = flags.includes('--verbose');
const cases = readNotationCases(readFileSync(file, 'utf8')).filter(
  (one) => flags.includes('--all') || one.auto,
);
const kinds = new Map<string, [number, number]>();
let right = 0;
let wrong = 0;
let refused = 0;
for (const one of cases) {
  const verdict = judgeCase(one);
  const [good, total] = kinds.get(one.kind) ?? [0, 0];
  kinds.set(one.kind, [good + (verdict.verdict === 'right' ? 1 : 0), total + 1]);
  if (verdict.verdict === 'right') right += 1;
  else if (verdict.verdict === 'wrong') wrong += 1;
  else refused += 1;
  if (verbose && verdict.verdict !== 'right') {
    console.log(
      `${verdict.verdict} ${one.id} [${one.kind}] ${one.text.slice(0, 120).replaceAll('\n', ' ')}\n    ${verdict.reason}`,
    );
  }
}
for (const [kind, [good, total]] of kinds) console.log(`${kind.padEnd(20)} ${good}/${total}`);
const share = cases.length === 0 ? 0 : (100 * right) / cases.length;
console.log(
  `texts fully right ${right}/${cases.length} ${share.toFixed(1)}% | with a wrong score ${wrong} | refused ${refused}`,
);
process.exit(wrong === 0 && share >= 95 ? 0 : 1);
