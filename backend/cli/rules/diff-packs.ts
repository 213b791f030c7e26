import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import { lintSentence } from '#shared/messages/lint.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { differenceOf, type PackDifference } from '#shared/rule-pack/difference-of.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { packNamed } from '../pack-named.ts';

/** `kezhi rules diff OLD NEW [--json]`: what changed between two versions, in words. A sheet is read as the version after OLD. */
export function diffPacks(args: readonly string[]): number {
  const { files, options } = readArguments(args, { json: { type: 'boolean' } });
  const [old, next] = files;
  if (old === undefined || next === undefined || files.length > 2)
    throw new UsageError(
      '用法:kezhi rules diff 旧版 新版 [--json]。每一版写规则包@版本、JSON 文件或评分标准表.xlsx。',
    );
  const before = packNamed(old);
  const after = packNamed(next, before);
  const differences = differenceOf(before, after);
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({
        before: identityOf(before),
        after: identityOf(after),
        differences: differences.map((one) => ({ ...one, message: sentenceOf(one) })),
      })}\n`,
    );
  else process.stdout.write(differencesText(before, after, differences));
  return 0;
}

export const identityOf = (pack: RulePack) => ({
  id: pack.id,
  version: pack.version,
  digest: digestOfValue(pack, nativeSha256),
  title: pack.title,
});

export const pairOf = (before: RulePack, after: RulePack): string =>
  `${before.id} ${before.version} → ${after.id === before.id ? '' : `${after.id} `}${after.version}`;

function differencesText(before: RulePack, after: RulePack, differences: readonly PackDifference[]): string {
  const telling = differences.filter((one) => one.changesResults).length;
  const head =
    differences.length === 0
      ? '没有差别'
      : `${differences.length} 处差别,其中 ${telling} 处会改变得分或核验结果`;
  const lines = differences.map((one) => `  ${sentenceOf(one)}${one.changesResults ? '' : '(不影响结果)'}`);
  return `${[`${pairOf(before, after)}:${head}`, ...lines].join('\n')}\n`;
}

function sentenceOf({ code, params }: PackDifference): string {
  const region = params.region ? { region: regionName(params.region as RegionCode) } : {};
  return lintSentence(code, { ...params, ...region }, 'zh');
}
