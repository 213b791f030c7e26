import { issuedTargetsAnswer } from '#shared/contract/issued-schema.ts';
import { compareTargets } from '#shared/issuing/issued/compare-issued.ts';
import { issuedTargetsOf } from '#shared/issuing/issued/issued-targets-of.ts';
import { issuedTotals } from '#shared/rule-pack/issued-totals.ts';
import type { IssuedTargets } from '#shared/rule-pack/rule-pack.ts';
import { UnfitForSubmission, UnusableFile } from '../arguments.ts';
import { noteLines, noteReport } from '../print-notes.ts';
import { reportingFailure } from '../report-failure.ts';
import type { IssuingDesk } from './issuing-desk.ts';
import { openIssueFile } from './open-issue-file.ts';
import { changeLines, doubtLines, isDoubtful, totalLine } from './print-issue.ts';

/** `kezhi issue targets FILE.xlsx --pack ID --key FILE [--dry-run] [--anyway]`: 下达分解表. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { path, raw, desk, pack, said, rehearsal, anyway, json } = await openIssueFile(
      args,
      '用法:kezhi issue targets 分解表.xlsx --pack ID --key 密钥文件 [--dry-run]',
    );
    const { issued, notes } = issuedTargetsOf(raw, pack, said);
    if (!issued)
      throw new UnusableFile(
        'no-issued-targets',
        `${path}:没有找到下达给县区的目标。分解表应有各县区名称(一行或一列)、${pack.title}的指标名称和目标数。${noteLines(notes).join('')}`,
      );
    const inForce = await targetsInForce(desk, issued);
    const changes = compareTargets(pack, inForce?.targets ?? null, issued);
    const totals = issuedTotals(pack, issued);
    const report = [
      `分解表 ${pack.title} ${issued.period} 年 · ${issued.targets.length} 个目标 · ${issued.document}`,
      ...totals.map(totalLine),
      ...doubtLines(notes),
      inForce ? `与现行的(${inForce.issuedAt} 下达)相比,${changes.length} 处不同:` : '首次下达。',
      ...(inForce ? changeLines(changes) : []),
    ];
    const sent = await send();
    if (json)
      process.stdout.write(
        `${JSON.stringify({
          dryRun: rehearsal,
          issued: sent,
          targets: issued,
          totals: totals.map(({ indicator, scope, kind, sum, whole, regions, missing }) => ({
            indicatorId: indicator.id,
            indicator: indicator.name,
            scope,
            kind,
            unit: indicator.unit,
            sum,
            target: whole?.value ?? null,
            regions,
            missing,
          })),
          notes: notes.map(noteReport),
          changes,
        })}\n`,
      );
    else process.stdout.write(`${[...report, endOf(rehearsal, sent)].join('\n')}\n`);
    return 0;

    async function send() {
      if (rehearsal || (inForce && changes.length === 0)) return null;
      if (isDoubtful(notes) && !anyway)
        throw new UnfitForSubmission('issuing-doubts', `${report.join('\n')}\n没有下达:${DOUBTS}`);
      return desk.publish('/issued-targets', 'kezhi-issued-targets/1', {
        issued,
        supersedes: inForce?.digest ?? null,
      });
    }
  }, args);

const DOUBTS = '请按疑点所指的单元格核对;确认无误的,加 --anyway 下达。';

async function targetsInForce({ server }: IssuingDesk, issued: IssuedTargets) {
  if (!server) return null;
  const answer = await server.get(`/api/v1/issued-targets/${issued.pack}`, issuedTargetsAnswer);
  return answer.issued.find(({ targets }) => targets.period === issued.period) ?? null;
}

function endOf(rehearsal: boolean, sent: { readonly digest: string; readonly at: string } | null): string {
  if (rehearsal) return '以上是试算:没有签名,没有下达。';
  return sent ? `已下达 ${sent.at} · ${sent.digest}` : '与现行的完全相同,没有重发。';
}
