import { siteAnswer } from '#shared/contract/site-schema.ts';
import { compareLists } from '#shared/issuing/issued/compare-issued.ts';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import type { PackId } from '#shared/model/brands.ts';
import { exact, sum, toDecimalText } from '#shared/model/exact.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { UnfitForSubmission, UnusableFile } from '../arguments.ts';
import { fetchLists } from '../fetch-lists.ts';
import { noteReport } from '../print-notes.ts';
import { reportingFailure } from '../report-failure.ts';
import type { IssuingDesk } from './issuing-desk.ts';
import { openIssueFile } from './open-issue-file.ts';
import { changeLines, doubtLines, isDoubtful } from './print-issue.ts';

/** `kezhi issue list FILE.xlsx --key FILE [--dry-run] [--anyway]`: 下达年度责任清单, one signature a unit. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { path, raw, desk, pack, said, rehearsal, anyway, json } = await openIssueFile(
      args,
      '用法:kezhi issue list 责任清单.xlsx --key 密钥文件 [--pack ID] [--dry-run]',
      'dingxi-assessment' as PackId,
    );
    const { lists, notes } = readIssuedLists(raw, pack, said);
    if (lists.length === 0)
      throw new UnusableFile(
        'no-issued-list',
        `${path}:没有找到责任清单(应有目标任务或指标、分值和评分标准等列)。`,
      );
    await refuseUnfit(lists, pack, desk);
    const drafts = await draftsOf(lists, pack, desk);
    const report = [
      `年度责任清单 ${pack.title} ${lists[0]!.period} 年 · ${lists[0]!.document}`,
      ...drafts.flatMap((draft) => draftLines(draft, pack)),
      ...doubtLines(notes),
    ];
    const mayGo = !isDoubtful(notes) || anyway;
    if (!rehearsal && !mayGo)
      throw new UnfitForSubmission(
        'issuing-doubts',
        `${report.join('\n')}\n没有下达:请按疑点所指的单元格核对;确认无误的,加 --anyway 下达。`,
      );
    const sent: { readonly region: string | null; readonly digest: string; readonly at: string }[] = [];
    for (const { list, digest, changes } of rehearsal ? [] : drafts)
      if (digest === null || changes.length > 0) {
        const publication = await desk.publish('/issued-lists', 'kezhi-issued-list/1', {
          issued: list,
          supersedes: digest,
        });
        sent.push({ region: list.region, digest: publication.digest, at: publication.at });
      }
    if (json)
      process.stdout.write(
        `${JSON.stringify({
          dryRun: rehearsal,
          issued: sent,
          lists: drafts.map(({ list, changes, digest }) => ({
            list,
            sum: pointsOf(list),
            supersedes: digest,
            changes,
          })),
          notes: notes.map(noteReport),
        })}\n`,
      );
    else
      process.stdout.write(
        `${[...report, rehearsal ? '以上是试算:没有签名,没有下达。' : `已下达 ${sent.length} 份,未变的 ${drafts.length - sent.length} 份没有重发。`].join('\n')}\n`,
      );
    return 0;
  }, args);

const unitOf = ({ region }: IssuedList): string => (region === null ? '各单位同一份' : regionName(region));

const pointsOf = ({ items }: IssuedList): string =>
  toDecimalText(sum(items.map(({ maxPoints }) => exact(maxPoints))));

/** Everything is looked at before the first is signed: half a city's lists help nobody. */
async function refuseUnfit(
  lists: readonly IssuedList[],
  pack: RulePack,
  { server }: IssuingDesk,
): Promise<void> {
  for (const list of lists) {
    const parsed = parseIssuedList(list, pack);
    if (!parsed.ok)
      throw new UnfitForSubmission(
        'invalid-list',
        `${unitOf(list)}的清单有误(${parsed.problem}),没有下达。请核对各项名称不重复、分值在 0 与板块分值之间。`,
      );
  }
  if (!server) return;
  const site = await server.get('/api/v1/site', siteAnswer);
  const known = new Set<string>([site.region, ...site.regions.map(({ region }) => region)]);
  const foreign = lists.filter(({ region }) => region !== null && !known.has(region));
  if (foreign.length > 0)
    throw new UnfitForSubmission(
      'region-not-allowed',
      `${foreign.map(unitOf).join('、')}不在${site.name}的站点单位里,没有下达。请先在站点登记这些单位,或从清单里去掉。`,
    );
}

async function draftsOf(lists: readonly IssuedList[], pack: RulePack, { server }: IssuingDesk) {
  const known = server ? await fetchLists(server, pack) : [];
  return lists.map((list) => {
    const before = known.find((one) => one.list.region === list.region && one.list.period === list.period);
    const standing = before && before.list.items.length > 0 ? before : null;
    return {
      list,
      digest: before?.digest ?? null,
      issuedAt: standing?.issuedAt ?? null,
      changes: compareLists(standing?.list ?? null, list),
    };
  });
}

type Draft = Awaited<ReturnType<typeof draftsOf>>[number];

function draftLines({ list, issuedAt, changes }: Draft, pack: RulePack): readonly string[] {
  const section = pack.sections.find(({ id }) => id === list.section);
  const open = list.items.filter(({ rule }) => rule === null).length;
  const points = `${list.items.length} 项,合计 ${pointsOf(list)} 分(应为 ${section?.maxPoints ?? '—'} 分)`;
  const standing =
    issuedAt === null
      ? '首次下达'
      : changes.length === 0
        ? '与现行的相同'
        : `与现行的(${issuedAt} 下达)相比 ${changes.length} 处不同:`;
  const pending = open > 0 ? `,${open} 项的标准待定` : '';
  return [
    `  ${unitOf(list)}:${points}${pending} · ${standing}`,
    ...(issuedAt === null ? [] : changeLines(changes, '    ')),
  ];
}
