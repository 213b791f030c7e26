import { nativeSha256 } from '#backend/keys/native-sha256.ts';
import type { CheckResult } from '#shared/check/check-result.ts';
import { judgeWorkbook, understandWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { PackId } from '#shared/model/brands.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { Decision, IssuedList, IssuedTargets } from '#shared/rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '#shared/score/adjustments.ts';
import { type EarlierFigures, type PackedFigure, packFigures } from '#shared/validate/earlier-figures.ts';
import { UsageError } from '../arguments.ts';
import { type FileRefusal, openWorkbookFile } from '../open-workbook-file.ts';
import { describeFault } from '../report-fault.ts';
import { periodNamed, regionNamed } from '../scope-named.ts';

/** What the options of a verb narrow; checked for spelling before anything is opened. */
export interface CheckScope {
  readonly packId?: string | undefined;
  readonly region?: string | undefined;
  readonly period?: string | undefined;
  readonly decisions?: readonly Decision[];
  readonly events?: readonly AdjustmentEvent[];
  readonly lists?: readonly IssuedList[];
  readonly issued?: readonly IssuedTargets[];
}

type Judged =
  | { readonly result: CheckResult; readonly refusal: null }
  | { readonly result: null; readonly refusal: FileRefusal };

/** A file that was opened and understood, or why it was not. It is judged once the files before it are known. */
export type ReadFile =
  | { readonly result: null; readonly refusal: FileRefusal }
  | { readonly refusal: null; figures(): readonly PackedFigure[]; judge(earlier: EarlierFigures): Judged };

/** A reader with everything that is the same for all files of a run. Throws UsageError when the scope is misspelt. */
export function makeFileReader(scope: CheckScope): (file: string) => ReadFile {
  const options = { packs: allPacks, ...scopeOptions(scope) };
  const prepared = preparePacks(allPacks, nativeSha256);
  const packs = new Map(allPacks.map((pack) => [pack.id, pack]));
  return (file) =>
    refusingFaults((): ReadFile => {
      const opened = openWorkbookFile(file);
      if ('refusal' in opened) return { result: null, refusal: opened.refusal };
      const understood = understandWorkbook(opened.raw, options, prepared);
      return {
        refusal: null,
        figures: () => packFigures(file, understood.recognition, packs),
        judge: (earlierFigures) =>
          refusingFaults(
            (): Judged => ({
              result: judgeWorkbook(understood, { ...options, earlierFigures }, prepared),
              refusal: null,
            }),
          ),
      };
    });
}

/** One workbook that the program cannot cope with must not take a folder of others with it. */
function refusingFaults<T>(work: () => T): T | { readonly result: null; readonly refusal: FileRefusal } {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return { result: null, refusal: { code: 'program-fault', params: { detail: describeFault(error) } } };
  }
}

function scopeOptions({ packId, region, period, decisions, events, lists, issued }: CheckScope) {
  if (packId !== undefined && !packById(packId))
    throw new UsageError(`没有规则包“${packId}”。可用的见:npx kezhi packs`);
  return {
    ...(packId === undefined ? {} : { packId: packId as PackId }),
    ...(region === undefined ? {} : { region: regionNamed(region) }),
    ...(period === undefined ? {} : { period: periodNamed(period) }),
    ...(decisions === undefined ? {} : { decisions }),
    ...(events === undefined ? {} : { events }),
    ...(lists === undefined ? {} : { lists }),
    ...(issued === undefined ? {} : { issued }),
  };
}
