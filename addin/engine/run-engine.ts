import { replaceCells } from '#addin/actions/workbook/replace-cells.ts';
import { withEdits } from '#addin/actions/workbook/with-edits.ts';
import { checkWorkbook, type KeptCheck, recheckWorkbook } from '#shared/check/check-workbook.ts';
import { otherTables } from '#shared/check/other-tables.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { type PreparedPacks, preparePacks } from '#shared/check/prepared-packs.ts';
import type { Explanation } from '#shared/model/finding.ts';
import { allPacks, compareVersions, packById } from '#shared/packs/registry.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { sha256 } from '#shared/signing/sha256.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import type { CellEdit } from '#shared/workbook/report-sheet.ts';
import type { Engine, EngineOptions, PackSummary } from './engine-port.ts';
import { planItems } from './plan-items.ts';
import { planQuestions } from './plan-questions.ts';

/** The engine in this very thread: what the worker runs, and the fallback where no worker can be had. */
export function runEngine(): Engine {
  let workbook: RawWorkbook | null = null;
  let ready: PreparedPacks | null = null;
  let adopted: readonly RulePack[] = [];
  /** The last check of the workbook as it is; what is planned starts from it. */
  let last: KeptCheck | null = null;
  /** The check before the edit: what it found of untouched indicators still holds. */
  let before: KeptCheck | null = null;

  const prepared = (): PreparedPacks => {
    ready ??= preparePacks(packsInForce(adopted));
    return ready;
  };
  const packOf = (id: string, version?: string): RulePack | null =>
    prepared().packs.find((pack) => pack.id === id && (version === undefined || pack.version === version)) ??
    packById(id, version);
  const loaded = (): RawWorkbook => {
    if (!workbook) throw new Error('no workbook is loaded');
    return workbook;
  };
  const check = (options: EngineOptions, edits?: readonly CellEdit[]) => {
    const raw = edits?.length ? withEdits(loaded(), edits) : loaded();
    return checkWorkbook(raw, { ...options, packs: prepared().packs }, prepared());
  };

  const recognised = (options: EngineOptions) => (last?.result ?? check(options)).recognition;
  const questions = (options: EngineOptions) => planQuestions(recognised(options), options, prepared());

  return {
    load: async (raw) => {
      workbook = raw;
      last = null;
      before = null;
    },
    replace: async (areas) => {
      workbook = replaceCells(loaded(), areas);
      before = last ?? before;
      last = null;
    },
    check: async (options, edits) => {
      if (edits?.length) return check(options, edits);
      last = recheckWorkbook(loaded(), { ...options, packs: prepared().packs }, prepared(), last ?? before);
      return last.result;
    },
    plan: async (options) => planItems(recognised(options), options, prepared()),
    movables: async (options, place) => questions(options).movables(place),
    ways: async (options, question) => questions(options).ways(question),
    whatIf: async (options, question) => questions(options).whatIf(question),
    otherTables: async (options, quota, lastYear) =>
      otherTables(loaded(), recognised(options), prepared().packs, quota, lastYear),
    tryPack: async (pack, options) => {
      const packs = prepared().packs.map((each) => (each.id === pack.id ? pack : each));
      return checkWorkbook(loaded(), { ...options, packs, packId: pack.id }).scores;
    },
    prepare: async ({ options, packId, ...request }) => {
      const pack = packOf(packId);
      if (!pack) throw new Error(`no pack ${packId}`);
      const snapshot = prepareSnapshot({
        ...request,
        check: check(options),
        pack,
        packDigest: prepared().digestOf(pack),
        explanations: explanationsOf(pack, prepared().packs, options.explanations ?? []),
        hash: sha256,
      });
      return { snapshot, pack };
    },
    adopt: async (packs) => {
      adopted = packs;
      ready = null;
      last = null;
      before = null;
    },
    packs: async () => prepared().packs.map(summaryOf),
    pack: async (id, version) => packOf(id, version),
    cancel: () => undefined,
  };
}

/** What was written to another pack's findings stays in the workbook: it is not this submission's to tell. */
function explanationsOf(
  pack: RulePack,
  packs: readonly RulePack[],
  explanations: readonly Explanation[],
): readonly Explanation[] {
  const own = new Set(pack.indicators.map(({ id }) => id));
  const known = new Set(packs.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  return explanations.filter(
    ({ indicatorId }) => indicatorId === null || own.has(indicatorId) || !known.has(indicatorId),
  );
}

/** The newest of each id: what the city published, else what the product carries. */
function packsInForce(adopted: readonly RulePack[]): readonly RulePack[] {
  const newest = new Map<string, RulePack>();
  for (const pack of [...allPacks, ...adopted]) {
    const known = newest.get(pack.id);
    if (!known || compareVersions(pack.version, known.version) >= 0) newest.set(pack.id, pack);
  }
  return [...newest.values()];
}

const summaryOf = (pack: RulePack): PackSummary => ({
  id: pack.id,
  version: pack.version,
  title: pack.title,
  document: pack.document.number,
  type: pack.type,
  frequency: pack.frequency,
  area: pack.area,
  regions: pack.regions,
});
