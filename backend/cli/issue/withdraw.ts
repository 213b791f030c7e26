import { issuedTargetsAnswer } from '#shared/contract/issued-schema.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { fetchLists } from '../fetch-lists.ts';
import { reportingFailure } from '../report-failure.ts';
import type { ServerClient } from '../server-client.ts';
import { DESK_OPTIONS, type IssuingDesk, openDesk, packOption } from './issuing-desk.ts';

interface Withdrawal {
  readonly pack: string;
  readonly period: string;
  readonly region: string | null;
  readonly reason: string;
}

/** `kezhi issue withdraw targets|list --pack ID --period 2022 [--region CODE] --reason 依据 --key FILE`: 收回. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, {
      ...DESK_OPTIONS,
      region: { type: 'string' },
      reason: { type: 'string' },
    });
    const [what] = files;
    const period = textOption(options, 'period')?.slice(0, 4);
    const reason = textOption(options, 'reason');
    if ((what !== 'targets' && what !== 'list') || period === undefined || reason === undefined)
      throw new UsageError(
        '用法:kezhi issue withdraw targets|list --pack ID --period 2022 [--region 代码] --reason 依据 --key 密钥文件',
      );
    const desk = await openDesk(options, { rehearsal: false });
    if (!desk.server) throw new UsageError('请用 --server 指明服务器。');
    const asked = {
      pack: packOption(options),
      period,
      reason,
      region: textOption(options, 'region') ?? null,
    };
    const told =
      what === 'targets'
        ? await withdrawTargets(desk, desk.server, asked)
        : await withdrawList(desk, desk.server, asked);
    process.stdout.write(
      options.json ? `${JSON.stringify(told.sent)}\n` : `${told.text} · ${told.sent.at}\n`,
    );
    return 0;
  }, args);

async function withdrawTargets(
  desk: IssuingDesk,
  server: ServerClient,
  { pack, period, reason }: Withdrawal,
) {
  const { issued } = await server.get(`/api/v1/issued-targets/${pack}`, issuedTargetsAnswer);
  const known = issued.find(({ targets }) => targets.period === period && targets.targets.length > 0);
  if (!known) throw new UsageError(`${pack} ${period} 年没有现行的分解表。`);
  const sent = await desk.publish('/issued-targets', 'kezhi-issued-targets/1', {
    issued: { ...known.targets, targets: [], document: reason },
    supersedes: known.digest,
  });
  return { text: `已收回 ${period} 年分解表(${known.targets.document})`, sent };
}

async function withdrawList(
  desk: IssuingDesk,
  server: ServerClient,
  { pack, period, region, reason }: Withdrawal,
) {
  const lists = await fetchLists(server, await desk.pack(pack));
  const known = lists.find(
    ({ list }) => list.period === period && list.region === region && list.items.length > 0,
  );
  if (!known)
    throw new UsageError(
      `${pack} ${period} 年没有${region === null ? '各单位共用' : `下达给 ${region} `}的现行清单。${region === null ? '按单位下达的,请用 --region 指明单位。' : ''}`,
    );
  const sent = await desk.publish('/issued-lists', 'kezhi-issued-list/1', {
    issued: { ...known.list, items: [], document: reason },
    supersedes: known.digest,
  });
  const unit = known.list.region === null ? '各单位' : regionName(known.list.region);
  return { text: `已收回 ${unit} ${period} 年责任清单(${known.list.document})`, sent };
}
