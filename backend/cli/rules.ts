import { existsSync, readFileSync } from 'node:fs';
import { lintRepair, lintSentence } from '#shared/messages/lint.ts';
import { packById } from '#shared/packs/registry.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { readArguments, reportingUsage, UsageError } from './arguments.ts';
import { compileLines } from './rules-compile.ts';
import { evalLines } from './rules-eval.ts';

/** `kezhi rules compile | eval` over JSON Lines on stdin (or a file), `kezhi rules lint FILE|ID`. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const [verb, ...rest] = args;
    if (verb === 'compile' || verb === 'eval') {
      const text = readFileSync(rest[0] ?? 0, 'utf8');
      process.stdout.write(verb === 'compile' ? compileLines(text) : evalLines(text));
      return 0;
    }
    if (verb === 'lint') return lint(rest);
    throw new UsageError('用法:kezhi rules compile | eval < 行式JSON,或 kezhi rules lint 文件|规则包');
  });

function lint(args: readonly string[]): number {
  const { files, options } = readArguments(args, { json: { type: 'boolean' } });
  const [name] = files;
  if (name === undefined) throw new UsageError('请给出规则包的编号或 JSON 文件。');
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

function packNamed(name: string): RulePack {
  const known = packById(name);
  if (known) return known;
  if (!existsSync(name)) throw new UsageError(`没有规则包“${name}”,也没有这个文件。`);
  const parsed = parseRulePack(JSON.parse(readFileSync(name, 'utf8')));
  if (parsed.ok) return parsed.pack;
  throw new UsageError(`${name} 不是可用的规则包:${JSON.stringify(parsed)}`);
}
