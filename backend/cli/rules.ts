import { readFileSync } from 'node:fs';
import { lintRepair, lintSentence } from '#shared/messages/lint.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import { readArguments, reportingUsage, UnusableFile, UsageError } from './arguments.ts';
import { packNamed } from './pack-named.ts';
import { compileLines } from './rules/compile-lines.ts';
import { compileSheetFile } from './rules/compile-sheet-file.ts';
import { diffPacks } from './rules/diff-packs.ts';
import { evalLines } from './rules/eval-lines.ts';
import { exportRules } from './rules/export-rules.ts';
import { previewImpact } from './rules/preview-impact.ts';

/** `kezhi rules compile | eval` over JSON Lines on stdin (or a file); `lint FILE|ID`, `diff OLD NEW`, `impact OLD NEW WORKBOOK…`, `compile-sheet FILE.xlsx`, `export --pack ID`. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const [verb, ...rest] = args;
    if (verb === 'compile' || verb === 'eval') {
      const text = readLines(rest);
      process.stdout.write(verb === 'compile' ? compileLines(text) : evalLines(text));
      return 0;
    }
    if (verb === 'lint') return lint(rest);
    if (verb === 'diff') return diffPacks(rest);
    if (verb === 'impact') return previewImpact(rest);
    if (verb === 'compile-sheet') return compileSheetFile(rest);
    if (verb === 'export') return exportRules(rest);
    throw new UsageError(
      [
        '用法:kezhi rules compile | eval < 行式JSON',
        '      kezhi rules lint 规则包|文件 [--json]',
        '      kezhi rules diff 旧版 新版 [--json]                  两版有什么差别',
        '      kezhi rules impact 旧版 新版 工作簿… [--json]        用上期数据试算:得分、位次怎么变',
        '      kezhi rules compile-sheet 文件.xlsx [-o 规则包.json] [--json]',
        '      kezhi rules export --pack 规则包 -o 输出.xlsx',
        '每一版写规则包编号、编号@版本(如 county-leap@1.0.0)、JSON 文件,或含评分标准的工作簿。',
      ].join('\n'),
    );
  }, args.slice(1));

/** JSON Lines of a file or of stdin; a file saved on Windows may begin with a byte order mark. */
function readLines(args: readonly string[]): string {
  const { files } = readArguments(args, {});
  const [path, ...others] = files;
  if (others.length > 0) throw new UsageError('用法:kezhi rules compile | eval 一个文件 (或 < 行式JSON)');
  try {
    return readFileSync(path === undefined || path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UnusableFile('file-unreadable', `读不了 ${path ?? '标准输入'}。 / Cannot read it.`, { cause });
  }
}

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
