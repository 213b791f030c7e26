import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import { isPeriodId } from '#shared/model/period.ts';
import type { Recognition } from '#shared/model/reading.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { Decision } from '#shared/rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '#shared/score/adjustments.ts';
import { isKnownRegion } from '#shared/workbook/text/region-names.ts';
import { UsageError } from './arguments.ts';
import { type FileRefusal, openWorkbookFile } from './open-workbook-file.ts';

export type CheckedFile =
  | { readonly file: string; readonly result: CheckResult; readonly refusal: null }
  | { readonly file: string; readonly result: null; readonly refusal: FileRefusal };

/** What the options of a verb narrow; checked for spelling before anything is opened. */
export interface CheckScope {
  readonly packId?: string | undefined;
  readonly region?: string | undefined;
  readonly period?: string | undefined;
  readonly decisions?: readonly Decision[];
  readonly events?: readonly AdjustmentEvent[];
}

/**
 * Checks files one after the other; each is also compared with those before it. Yields as it goes, so that a folder of a
 * thousand workbooks is never in memory at once: of a finished file only its recognition is kept.
 */
export function* checkSeveral(paths: readonly string[], scope: CheckScope): Generator<CheckedFile> {
  const options = scopeOptions(scope);
  const prepared = preparePacks(allPacks, nativeSha256);
  const earlierFiles: { file: string; recognition: Recognition }[] = [];
  for (const file of paths) {
    const opened = openWorkbookFile(file);
    if ('refusal' in opened) {
      yield { file, result: null, refusal: opened.refusal };
      continue;
    }
    const result = checkWorkbook(opened.raw, { packs: allPacks, ...options, earlierFiles }, prepared);
    if (paths.length > 1) earlierFiles.push({ file, recognition: comparable(result.recognition) });
    yield { file, result, refusal: null };
  }
}

/** What later files are compared with. */
const comparable = (recognition: Recognition): Recognition => ({
  ...recognition,
  tables: [],
  unplaced: [],
  sums: [],
  cells: {},
});

function scopeOptions({ packId, region, period, decisions, events }: CheckScope) {
  if (packId !== undefined && !packById(packId))
    throw new UsageError(`没有规则包“${packId}”。可用的见:npx kezhi packs`);
  if (region !== undefined && !isKnownRegion(region))
    throw new UsageError(`不认识的地区代码“${region}”。应为六位行政区划代码,如 621124。`);
  if (period !== undefined && !isPeriodId(period))
    throw new UsageError(`不认识的报告期“${period}”。写法如 2022、2022Q3、2022-09。`);
  return {
    ...(packId === undefined ? {} : { packId: packId as PackId }),
    ...(region === undefined ? {} : { region: region as RegionCode }),
    ...(period === undefined ? {} : { period: period as PeriodId }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(events === undefined ? {} : { events }),
  };
}
