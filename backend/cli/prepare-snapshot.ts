import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import type { CheckResult } from '#shared/check/check-result.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { issuedTargetsAnswer } from '#shared/contract/issued-schema.ts';
import { snapshotListAnswer } from '#shared/contract/snapshot-answers.ts';
import type { Digest, PeriodId } from '#shared/model/brands.ts';
import type { Explanation, Finding } from '#shared/model/finding.ts';
import { NATURES, type Nature, type Snapshot } from '#shared/model/snapshot.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { issuedListFor, type ListPlace } from '#shared/rule-pack/issued-list-for.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { nativeSha256 } from '../keys/native-sha256.ts';
import { UsageError } from './arguments.ts';
import { type FetchedList, fetchLists } from './fetch-lists.ts';
import { fetchPack } from './fetch-pack.ts';
import type { SignedIn } from './open-key.ts';
import { periodNamed } from './scope-named.ts';

export interface Preparation {
  readonly snapshot: Snapshot;
  readonly check: CheckResult;
  readonly pack: RulePack;
}

export interface PreparationRequest {
  readonly raw: RawWorkbook;
  readonly packId: string | undefined;
  readonly period: string | undefined;
  readonly nature: string | undefined;
  readonly explanationsFile: string | undefined;
}

/** Checks a workbook with the server's own rules, decisions and issued targets, and makes the snapshot to be signed. */
export async function prepareFromWorkbook(
  signedIn: SignedIn,
  request: PreparationRequest,
): Promise<Preparation> {
  const { enrolment, site } = signedIn.file;
  const rules = await fetchRules(signedIn, request.packId ?? recognisePack(request.raw));
  const { pack, digest, decisions, issued, lists } = rules;
  // The other packs stay in sight, so that a sheet of theirs is not taken for this one's.
  const packs = [pack, ...allPacks.filter((one) => one.id !== pack.id)];
  const options = {
    packs,
    region: enrolment.region,
    decisions,
    issued,
    lists: lists.map(({ list }) => list),
  };
  const given = request.period === undefined ? options : { ...options, period: periodNamed(request.period) };
  const prepared = preparePacks(packs, nativeSha256);
  const check = checkWorkbook(request.raw, given, prepared);
  const period = request.period === undefined ? check.recognition.period : periodNamed(request.period);
  if (period === null)
    throw new UsageError('工作簿没有写明报告期,请用 --period 指定。 / Name the period with --period.');
  const explanations =
    request.explanationsFile === undefined ? [] : readExplanations(request.explanationsFile, check);
  const earlier = await latestRevision(signedIn, pack, period);
  const snapshot = prepareSnapshot({
    check,
    pack,
    packDigest: digest,
    ...namedList(lists, { pack: pack.id, region: enrolment.region, period }),
    site,
    region: enrolment.region,
    department: enrolment.department,
    period,
    nature: natureOf(request.nature),
    revision: (earlier?.revision ?? 0) + 1,
    previous: earlier?.digest ?? null,
    createdAt: new Date().toISOString(),
    explanations,
    workbookName: basename(request.raw.name),
    hash: nativeSha256,
  });
  return { snapshot, check, pack };
}

/** The one pack whose table the workbook holds; several must be told apart by the person. */
function recognisePack(raw: RawWorkbook): string {
  const { packs } = checkWorkbook(raw, { packs: allPacks }, preparePacks(allPacks, nativeSha256)).recognition;
  const [only, ...others] = packs;
  if (only === undefined)
    throw new UsageError('没认出指标表:请先用 kezhi check 看看原因。 / No indicator table was recognised.');
  if (others.length > 0)
    throw new UsageError(
      `工作簿里有几套指标(${packs.join('、')}),请用 --pack 指定一套。 / Several packs: choose one with --pack.`,
    );
  return only;
}

async function fetchRules({ server }: SignedIn, id: string) {
  const fetched = await fetchPack(server, id);
  const { issued } = await server.get(`/api/v1/issued-targets/${id}`, issuedTargetsAnswer);
  return {
    ...fetched,
    issued: issued.map(({ targets }) => targets),
    lists: await fetchLists(server, fetched.pack),
  };
}

/** The list by which the workbook was scored is named in the snapshot. */
function namedList(lists: readonly FetchedList[], place: ListPlace): { readonly list?: Digest } {
  const used = issuedListFor(
    lists.map(({ list }) => list),
    place,
  );
  const found = lists.find(({ list }) => list === used);
  return found ? { list: found.digest } : {};
}

async function latestRevision({ server, file }: SignedIn, pack: RulePack, period: PeriodId) {
  const { region, department } = file.enrolment;
  const query = new URLSearchParams({ pack: pack.id, period, region, limit: '200' });
  const { snapshots } = await server.get(`/api/v1/snapshots?${query}`, snapshotListAnswer);
  return snapshots.filter((one) => one.department === department).sort((a, b) => b.revision - a.revision)[0];
}

function natureOf(text: string | undefined): Nature {
  if (text === undefined) return '年报数';
  const nature = NATURES.find((one) => one === text);
  if (!nature) throw new UsageError(`--nature 应为 ${NATURES.join('、')} 之一。`);
  return nature;
}

const explanationsFile = z.array(
  z.object({
    text: z.string().trim().min(1),
    code: z.string().optional(),
    indicator: z.string().optional(),
    indicatorId: z.string().optional(),
    scope: z.string().nullable().optional(),
    cell: z.string().optional(),
    sheet: z.string().optional(),
  }),
);

/** Each entry explains every finding that fits all it names: `[{"cell":"E9","text":"…"}]` is enough. */
function readExplanations(path: string, check: CheckResult): readonly Explanation[] {
  let entries: z.infer<typeof explanationsFile>;
  try {
    entries = explanationsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new UsageError(`说明文件 ${path} 应为 JSON 数组,每项有 text 和所指的 cell、indicator 或 code。`, {
      cause,
    });
  }
  return entries.flatMap((entry) =>
    check.findings
      .filter((finding) => fits(entry, finding) && finding.severity !== 'notice')
      .map((finding) => explanationOf(finding, entry.text, check)),
  );
}

const fits = (entry: z.infer<typeof explanationsFile>[number], finding: Finding): boolean =>
  (['code', 'indicator', 'indicatorId', 'scope', 'cell', 'sheet'] as const).every(
    (key) => entry[key] === undefined || entry[key] === finding[key],
  );

/** Bound to the value as it is now: the explanation dies when the value changes. */
function explanationOf(
  { code, indicatorId, scope, period, kind, sheet, cell }: Finding,
  text: string,
  check: CheckResult,
): Explanation {
  const reading = check.recognition.readings.find(
    (one) => one.sheet === sheet && one.cell === cell && one.indicatorId === indicatorId,
  );
  return {
    code,
    indicatorId,
    scope,
    period,
    kind: reading ? kind : null,
    value: reading?.value ?? null,
    text,
  };
}
