import { cityTableAnswer, type SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Role } from '#shared/contract/enrolment-schema.ts';
import { packListAnswer } from '#shared/contract/pack-schema.ts';
import { rankingReason, rankWithRange, robustnessNote } from '#shared/messages/standing.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { exact, round, toDecimalText } from '#shared/model/exact.ts';
import { citySheet } from '#shared/report/city-sheet.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';
import { readArguments, textOption, UsageError } from './arguments.ts';
import { describeStanding } from './describe-standing.ts';
import { signIn } from './open-key.ts';
import { reportingFailure } from './report-failure.ts';
import { writeOutput } from './write-output.ts';
import { nodeZipEngine } from './zip-engine.ts';

/** `kezhi city --server URL --key FILE --pack ID --period P [--basis accepted] [--why 临洮县] [--json] [-o OUT.xlsx]`: 汇总. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { options } = readArguments(args, {
      server: { type: 'string' },
      key: { type: 'string' },
      pack: { type: 'string' },
      period: { type: 'string' },
      basis: { type: 'string' },
      why: { type: 'string' },
      json: { type: 'boolean' },
      output: { type: 'string', short: 'o' },
    });
    const pack = textOption(options, 'pack');
    const period = textOption(options, 'period');
    if (pack === undefined || period === undefined)
      throw new UsageError(
        '用法:kezhi city --server 地址 --key 密钥文件 --pack ID --period P [--basis latest|accepted] [--why 县区] [--json] [-o 输出.xlsx]',
      );
    const { server, file } = await signIn(textOption(options, 'key'), textOption(options, 'server'));
    const query = new URLSearchParams({ pack, period, basis: textOption(options, 'basis') ?? 'latest' });
    const table = await server.get(`/api/v1/city-table?${query}`, cityTableAnswer);
    const output = textOption(options, 'output');
    if (output !== undefined) {
      const { packs } = await server.get('/api/v1/packs', packListAnswer);
      const title = packs.find((one) => one.id === pack)?.title ?? pack;
      writeOutput(output, writeNewWorkbook([citySheet(table, title, 'zh')], nodeZipEngine));
    }
    const asked = textOption(options, 'why');
    const why = asked === undefined ? '' : describeStanding(table, asked);
    if (options.json) process.stdout.write(`${JSON.stringify(table)}\n`);
    else if (asked !== undefined)
      process.stdout.write(
        `${table.ranking.state === 'provisional' ? `${rankingLines(table).join('\n')}\n` : ''}${why}`,
      );
    else
      process.stdout.write(
        describe(table, file.enrolment.role) + (output === undefined ? '' : `已写入 ${output}\n`),
      );
    return 0;
  }, args);

const texts = uiCity.zh;
const STATES: Readonly<Record<string, string>> = uiSubmit.zh.states;

/** A bound with two decimals, as figures of the table are shown. */
const printed = (bound: string): string => toDecimalText(round(exact(bound), 2));

function describe(table: SignedCityTable, role: Role): string {
  const names = new Map(table.regions.map(({ region, name }) => [region, name]));
  const missing = table.missing.map((region) => names.get(region) ?? region);
  const rows = table.indicators.flatMap((row) => {
    if (!row.city) return [];
    const parts = row.city.numerator === null ? '' : ` = ${row.city.numerator} ÷ ${row.city.denominator}`;
    const mean = row.city.simpleMean
      ? `,${texts.simpleMean(`${printed(row.city.simpleMean)} ${row.unit}`)}`
      : '';
    const scope = row.scope === null ? '' : `(${row.scope})`;
    const range = row.range
      ? `,可能在 ${printed(row.range.low)} 与 ${printed(row.range.high)} 之间(假定缺报县区介于已报县区之间)`
      : '';
    const target =
      row.target?.gap && row.target.met === false ? `,距 ${row.target.value} 差 ${row.target.gap}` : '';
    return [`  ${row.indicator}${scope}:${row.city.text} ${row.unit}${parts}${mean}${target}${range}`];
  });
  const ranges = new Map(table.ranking.robustness?.regions.map((one) => [one.region, one]));
  const regions = table.regions.map(({ region, name, state, total, rank, unscaled, list }) =>
    [
      `  ${name}:${state === null ? '未报' : (STATES[state] ?? state)}`,
      ...(total === null ? [] : [`${total} 分${unscaled === null ? '' : `(折算前 ${printed(unscaled)})`}`]),
      ...(rank === null ? [] : [`第 ${rankWithRange(rank, ranges.get(region) ?? null)}`]),
      ...(list === 'replaced' ? ['按已被替换的责任清单评分,可退回重报'] : []),
      ...(list === 'printed' ? ['按本表自印的清单评分(报送时还没有下达),可退回重报'] : []),
    ].join(' · '),
  );
  const standing = missing.length === 0 ? '全部已报' : `缺 ${missing.join('、')}`;
  // A county is shown its own row until the ranks are published; that says nothing of the others.
  const isOwn = (role === 'reporter' || role === 'reviewer') && table.regions.length === 1;
  return [
    isOwn
      ? `${table.period} · 只有本单位,其他县区在位次发布后可见`
      : `${table.period} · ${table.regions.length - missing.length} 个县区已报,${standing}`,
    ...regions,
    ...rows,
    ...rankingLines(table),
    '',
  ].join('\n');
}

const NOTE = '注:部分数据因四舍五入,分项之和与合计可能略有差异。';

function rankingLines({ ranking, rankings, regions }: SignedCityTable): readonly string[] {
  if (ranking.state === 'provisional')
    return ['位次待定:', ...ranking.reasons.map((reason) => `  ${rankingReason(reason, 'zh')}`)];
  const names = new Map(regions.map(({ region, name }) => [region, name]));
  const further = rankings.filter((one) => one.regions.length > 0);
  return [
    ...further.map(
      (one) =>
        `${one.title}:${one.regions
          .toSorted((a, b) => a.rank - b.rank)
          .map(
            ({ region, rank, value, of }) =>
              `第 ${rank} ${names.get(region)} ${value}${of === null ? '' : ` / ${of} 项达标`}`,
          )
          .join(
            '、',
          )}${one.missing.length === 0 ? '' : `;缺数不排 ${one.missing.map((code) => names.get(code)).join('、')}`}`,
    ),
    ...(ranking.robustness ? [robustnessNote(ranking.robustness, 'zh')] : []),
    NOTE,
  ];
}
