import { existsSync, readFileSync } from 'node:fs';
import { compileSheet } from '#shared/issuing/compile-sheet.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { UsageError } from './arguments.ts';
import { openSheetFile } from './open-sheet-file.ts';

/** A pack by its id, from a JSON file, or drafted from a workbook with a table of 评分标准. */
export function packNamed(name: string): RulePack {
  const known = packById(name);
  if (known) return known;
  if (!existsSync(name)) throw new UsageError(`没有规则包“${name}”,也没有这个文件。`);
  return /\.(?:xlsx|xlsm)$/i.test(name) ? packInWorkbook(name) : packInJson(name);
}

function packInWorkbook(path: string): RulePack {
  const from = String(new Date().getFullYear()) as PeriodId;
  const compiled = compileSheet(openSheetFile(path), { id: 'draft', from });
  if (compiled === null) throw new UsageError(`${path}:没有找到含指标、分值和评分标准的表。`);
  return compiled.pack;
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
  throw new UsageError(`${path} 不是可用的规则包:${JSON.stringify(parsed)}`);
}
