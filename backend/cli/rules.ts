import { readFileSync } from 'node:fs';
import { lintRepair, lintSentence } from '#shared/messages/lint.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import { readArguments, reportingUsage, UsageError } from './arguments.ts';
import { packNamed } from './pack-named.ts';
import { compileLines } from './rules/compile-lines.ts';
import { compileSheetFile } from './rules/compile-sheet-file.ts';
import { evalLines } from './rules/eval-lines.ts';
import { exportRules } from './rules/export-rules.ts';

/** `kezhi rules compile | eval` over JSON Lines on stdin (or a file); `lint FILE|ID`, `compile-sheet FILE.xlsx`, `export --pack ID`. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const [verb, ...rest] = args;
    if (verb === 'compile' || verb === 'eval') {
      const text = readFileSync(rest[0] ?? 0, 'utf8');
      process.stdout.write(verb === 'compile' ? compileLines(text) : evalLines(text));
      return 0;
    }
    if (verb === 'lint') return lint(rest);
    if (verb === 'compile-sheet') return compileSheetFile(rest);
    if (verb === 'export') return exportRules(rest);
    throw new UsageError(
      '用法:kezhi rules compile | eval < 行式JSON,kezhi rules lint 文件|规则包,kezhi rules compile-sheet 文件.xlsx,或 kezhi rules export --pack 规则包 -o 输出.xlsx',
    );
  });

function lint(args: readonly string[]): number {
  const { files, options } = readArguments(args, { json: { type: 'boolean' } });
  const [name] = files;
  if (name === undefined) throw new UsageError('请给出规则包的编号、JSON 文件或含评分标准的工作簿。');
  const findings = lintPack(packNamed(name)).map((finding) => ({
    ...finding,
    message: lintSentence(finding.code, finding.params, 'zh'),
    repair: lintRepair(finding.code, finding.params, 'zh'),
  }));
  if (options.json) process.stdout.write(`${JSON.stringify({ pack: name, findings })}\n`);
  else if (findings.length === 0) process.stdout.write('没有发现问题。\n');
  else
    for (const finding of findings)
      process.stdout.write(
        `${finding.clause ?? ''} ${finding.message}${finding.repair ? `\n    → ${finding.repair}` : ''}\n`,
      );
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}
