import { issuedTargetsAnswer } from '#shared/contract/issued-schema.ts';
import { exact, sum, toDecimalText } from '#shared/model/exact.ts';
import { issuedTotals } from '#shared/rule-pack/issued-totals.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { fetchLists } from '../fetch-lists.ts';
import { reportingFailure } from '../report-failure.ts';
import { DESK_OPTIONS, openDesk, packOption } from './issuing-desk.ts';
import { totalLine } from './print-issue.ts';

/** `kezhi issue show --pack ID --server URL [--period 2022]`: what is in force; public, so no key is needed. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, DESK_OPTIONS);
    const desk = await openDesk(options, { rehearsal: true });
    if (!desk.server) throw new UsageError('请用 --server 或 --key 指明服务器。 / Name the server.');
    const id = packOption(options);
    const { pack, decisions } = await desk.fetched(id);
    const year = textOption(options, 'period')?.slice(0, 4);
    const isAsked = (period: string): boolean => year === undefined || period.slice(0, 4) === year;
    const answer = await desk.server.get(`/api/v1/issued-targets/${id}`, issuedTargetsAnswer);
    const targets = answer.issued.filter(
      (one) => isAsked(one.targets.period) && one.targets.targets.length > 0,
    );
    const lists = (await fetchLists(desk.server, pack)).filter(
      ({ list }) => list.items.length > 0 && isAsked(list.period),
    );
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ targets, lists, decisions })}\n`);
      return 0;
    }
    const lines = [
      ...targets.flatMap(({ targets: issued, issuedAt, digest }) => [
        `分解表 ${issued.period} 年 · ${issued.document} · ${issuedAt} 下达 · ${digest}`,
        ...issuedTotals(pack, issued).map(totalLine),
      ]),
      ...lists.map(({ list, issuedAt, digest }) => {
        const points = toDecimalText(sum(list.items.map(({ maxPoints }) => exact(maxPoints))));
        const unit = list.region === null ? '各单位' : regionName(list.region);
        return `责任清单 ${list.period} 年 ${unit} · ${list.items.length} 项 ${points} 分 · ${list.document} · ${issuedAt} 下达 · ${digest}`;
      }),
      ...questionLines(pack, new Map(decisions.map(({ question, option }) => [question, option]))),
    ];
    process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : `${pack.title}:还没有下达。\n`);
    return 0;
  }, args);

/** Open questions with their options, so that a decision can be typed. */
const questionLines = (pack: RulePack, decided: ReadonlyMap<string, string>): readonly string[] =>
  pack.questions.flatMap(({ id, text, options, effect, default: assumed }) => {
    const answer = decided.get(id);
    const standing =
      answer !== undefined
        ? `已定 ${answer}`
        : effect === 'blocks'
          ? '待定(影响位次)'
          : assumed === null
            ? '待定'
            : `按假定 ${assumed}`;
    return [
      `问题 ${id} · ${standing}:${text.zh}`,
      ...options.map((option) => `    ${option.id}:${option.label.zh}`),
    ];
  });
