import { existsSync, readFileSync } from 'node:fs';
import { type CompiledSheet, compileSheet } from '#shared/issuing/standards/compile-sheet.ts';
import { continuePack } from '#shared/issuing/standards/continue-pack.ts';
import { findBase } from '#shared/issuing/standards/find-base.ts';
import { isPackSheet } from '#shared/issuing/standards/without-pack-sheets.ts';
import { lintSentence } from '#shared/messages/lint.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { UsageError } from './arguments.ts';
import { openSheetFile } from './open-sheet-file.ts';

/**
 * A pack by `id` or `id@version`, from a JSON file, or drafted from a workbook with a table of 评分标准: where there is a
 * `base`, as the version after it.
 */
export function packNamed(name: string, base: RulePack | null = null): RulePack {
  const [id = '', version] = name.split('@');
  const known = packById(id, version);
  if (known) return known;
  if (!existsSync(name)) throw new UsageError(notFound(name, id));
  return /\.(?:xlsx|xlsm)$/i.test(name) ? packInWorkbook(name, base) : packInJson(name);
}

function notFound(name: string, id: string): string {
  const versions = allPacks.filter((pack) => pack.id === id).map((pack) => pack.version);
  if (versions.length > 0)
    return `规则包“${id}”没有“${name.slice(id.length + 1)}”版,有:${versions.join('、')}。`;
  return `没有规则包“${name}”,也没有这个文件。可用的规则包见:npx kezhi packs`;
}

function packInWorkbook(path: string, base: RulePack | null): RulePack {
  const from = String(new Date().getFullYear()) as PeriodId;
  const raw = openSheetFile(path);
  const compiled = compileSheet(raw, { id: 'draft', from });
  if (compiled === null) throw new UsageError(`${path}:没有找到含指标、分值和评分标准的表。`);
  const continued = base ?? exportedFrom(raw, compiled);
  return continued ? continuePack(compiled.pack, continued).pack : compiled.pack;
}

/** The pack that `rules export` wrote a sheet from; null for a table of somebody's own. */
export function exportedFrom(raw: RawWorkbook, compiled: CompiledSheet): RulePack | null {
  const sheet = raw.sheets.find((one) => one.name === compiled.sheet);
  return sheet && isPackSheet(sheet) ? findBase(compiled.pack, allPacks) : null;
}

function packInJson(path: string): RulePack {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`${path} 不是 JSON 文件。`, { cause: error });
  }
  const parsed = parseRulePack(value);
  if (parsed.ok) return parsed.pack;
  const problems = parsed.problems.map(({ code, at, params }) => lintSentence(code, { at, ...params }, 'zh'));
  throw new UsageError(`${path} 不是可用的规则包:${problems.slice(0, 5).join('')}`);
}
