import { type CommandHelp, SERVER_COMMANDS } from './command-help-server.ts';

const JSON_OUTPUT = ['--json', '在标准输出上给出一份 JSON', 'one JSON document on stdout'] as const;
const PACK = ['--pack ID', '规则包编号,见 kezhi packs', 'a rule pack, see kezhi packs'] as const;
const REGION = [
  '--region CODE',
  '表里没写地区时用的代码,如 621124',
  'the region where the sheet names none',
] as const;
const PERIOD = [
  '--period P',
  '表里没写时间时用的报告期:2022、2022Q3、2022-09',
  'the period where the sheet names none',
] as const;
const ISSUED = [
  '--issued 分解表.xlsx',
  '下达的分解表:据此核对目标',
  'the issued targets, to hold the workbook against',
] as const;
const OUT = ['-o, --output FILE', '写到哪里', 'where to write'] as const;
const ISSUED_DOCUMENTS = [
  ISSUED,
  ['--list 责任清单.xlsx', '下达的年度责任清单', "the year's issued list"],
  ['--events 台账.xlsx', '加减分台账(或 JSON)', 'register of bonus and deduction events (or JSON)'],
  ['--decisions FILE.json', '规则发布人对待定问题的决定', "the issuer's answers to open questions"],
] as const;

/** How each verb is called: usage lines, what it is for, its options. */
const COMMANDS: Readonly<Record<string, CommandHelp>> = {
  check: {
    usage: ['check FILE… | FOLDER [--pack ID] [--region CODE] [--period P] [--issued 分解表.xlsx] [--json]'],
    zh: '核验工作簿:认出指标表,逐格指出错在哪里、怎么改;给出多个文件或文件夹时互相比对。',
    en: 'Checks workbooks: finds the indicator tables, says which cell is wrong and why; several files are compared with each other.',
    options: [PACK, REGION, PERIOD, ISSUED, JSON_OUTPUT],
  },
  score: {
    usage: [
      'score FILE… [--pack ID] [--list 清单.xlsx] [--issued 分解表.xlsx] [--events 台账.xlsx] [--json]',
    ],
    zh: '评分:总分、各项得分,以及每一分怎么来的。',
    en: 'Scores workbooks: total, points of each item, and how each point came to be.',
    options: [PACK, REGION, PERIOD, ...ISSUED_DOCUMENTS, JSON_OUTPUT],
  },
  mark: {
    usage: ['mark FILE -o OUT [--comments] [--no-scores]', 'mark FILE -o OUT --clear'],
    zh: '标注:标出有问题的单元格,加“核验结果”表,把得分写进空着的自评得分格;--clear 逐字节还原。原文件不动。',
    en: 'Marks findings in a copy, adds a sheet of findings, fills empty self-score cells; --clear gives every part back byte for byte.',
    options: [
      OUT,
      ['--clear', '清除标注', 'take all marks out again'],
      ['--comments', '另加批注', 'add comments as well'],
      ['--no-scores', '不写自评得分', 'leave self-scores alone'],
    ],
  },
  plan: {
    usage: ['plan FILE [--json]', 'plan FILE --pack ID --points N [--within 20] [--json]'],
    zh: '差多少:每项距目标差多少、再增多少达标;或再得 N 分最省力的办法。',
    en: 'The gap of each indicator to its target and what closes it; or the cheapest ways to N more points.',
    options: [
      PACK,
      ['--points N', '想再得多少分', 'how many points more'],
      ['--within 20', '每项最多变动百分之几', 'no indicator may change by more than this, in %'],
      JSON_OUTPUT,
    ],
  },
  rules: {
    usage: [
      'rules compile [FILE]          行式 JSON,来自文件或标准输入 / JSON Lines from a file or stdin',
      'rules eval [FILE]',
      'rules lint ID|FILE [--json]',
      'rules diff OLD NEW [--json]',
      'rules impact OLD NEW FILE… | FOLDER [--json]',
      'rules compile-sheet FILE.xlsx [-o pack.json] [--json]',
      'rules export --pack ID -o OUT.xlsx',
    ],
    zh: '评分标准文本:compile 编译成规则,eval 代入数值计分,lint 规则体检,diff 两版的差别,impact 用上期数据试算,compile-sheet 把评分标准表编成规则包,export 把规则包写成表。每一版写编号、编号@版本、JSON 文件或评分标准表。',
    en: 'Scoring texts: compile them, eval them with inputs, lint a pack, diff two versions, try a version over workbooks (impact), compile a sheet into a pack, export a pack as a sheet.',
    options: [
      PACK,
      OUT,
      ['--sheet 工作表', 'compile-sheet:只看这张工作表', 'compile-sheet: only this sheet'],
      [
        '--base ID',
        'compile-sheet:接着编的规则包;rules export 写出的表自己认得',
        'compile-sheet: the pack to continue; a sheet of rules export knows its own',
      ],
      ['--id ID', 'compile-sheet:规则包编号', 'compile-sheet: id of the pack'],
      ['--title 名称', 'compile-sheet:规则包名称', 'compile-sheet: title of the pack'],
      ['--from 2026', 'compile-sheet:从哪一年起', 'compile-sheet: first year'],
      ['--region CODE', 'impact:表里没写地区时用的代码', 'impact: the region where the sheet names none'],
      ['--period P', 'impact:只看这一期', 'impact: this period only'],
      ...ISSUED_DOCUMENTS,
      JSON_OUTPUT,
    ],
  },
  index: {
    usage: ['index FILE.xlsx [--region CODE] [--period P] [--json]'],
    zh: '综合指数:权重和标准值由表给出,各指标对变化的贡献;有投入数据时另算科技进步贡献率。',
    en: 'Composite index by the weights and standards of the sheet, what each indicator adds to its change, and the contribution of technical progress.',
    options: [REGION, PERIOD, JSON_OUTPUT],
  },
  support: {
    usage: ['support FILE.xlsx [--pack jiuquan-support | strong-city-2026] [--json]'],
    zh: '奖补金额:按条款和级次,谁出多少万元。',
    en: 'Amounts of a support schedule by clause and payer, in 万元.',
    options: [PACK, JSON_OUTPUT],
  },
  roster: {
    usage: ['roster FILE.xlsx [--previous FILE.xlsx] [--quota 15] [--rounding down|half-up|up] [--json]'],
    zh: '花名册:人数、等次比例、团队、退出;只输出人数和单元格,不输出姓名。',
    en: 'Rosters: counts, share of grades, teams, exits; prints counts and cells, never a name.',
    options: [
      ['--previous FILE.xlsx', '上年的花名册', "last year's roster"],
      ['--quota 15', '优秀比例上限,百分之几', 'the most that may be graded 优秀, in %'],
      ['--rounding down', '名额取整:down 舍去、half-up 四舍五入、up 进一', 'how the quota is rounded'],
      PACK,
      JSON_OUTPUT,
    ],
  },
  packs: {
    usage: ['packs [--json]'],
    zh: '列出带有的规则包。',
    en: 'Lists the rule packs of this installation.',
    options: [JSON_OUTPUT],
  },
  template: {
    usage: [
      'template --pack ID -o OUT.xlsx [--period 2022]',
      'template --pack ID -o OUT.xlsx|FOLDER [--list LIST.xlsx | --server https://…] [--region 621125]',
    ],
    zh: '生成空白填报表,带数据有效性和公式;给出责任清单时,每个单位的表带它自己的清单。',
    en: 'Writes a blank form with data validation and formulas; given lists, each unit’s form holds its own.',
    options: [
      PACK,
      ['--period P', '填报的报告期', 'the period of the form'],
      ['--list FILE.xlsx', '年度责任清单文件', "workbook with the year's lists"],
      ['--server URL', '用市里已下达的清单', 'the lists as the city issued them'],
      [
        '--region CODE',
        '只要一个单位;不写则每个单位一份,-o 为文件夹',
        'one unit; without it one form a unit',
      ],
      OUT,
    ],
  },
  manifest: {
    usage: ['manifest --base-url https://… [-o manifest.xml]'],
    zh: '生成本单位站点的清单文件。',
    en: "Writes the site's own manifest.",
    options: [['--base-url URL', '站点网址,须为 https', 'address of the site, https'], OUT],
  },
  ...SERVER_COMMANDS,
};

const STATUS =
  '退出码 / Exit status: 0 正常 / fine, 1 有强制性错误或被退回 / blocking findings or refused, 2 文件或用法不对 / unusable input or usage';

/** The help of one verb, Chinese first. null = no such verb. */
export function commandHelp(name: string): string | null {
  const help = COMMANDS[name];
  if (!help) return null;
  const width = Math.max(...help.options.map(([flag]) => columns(flag)));
  const options = help.options.map(
    ([flag, zh, en]) => `  ${flag}${' '.repeat(width - columns(flag))}  ${zh} / ${en}`,
  );
  return `${[
    '用法 / Usage',
    ...help.usage.map((line) => (line.startsWith(' ') ? `        ${line}` : `  kezhi ${line}`)),
    '',
    help.zh,
    help.en,
    '',
    '选项 / Options',
    ...options,
    '',
    STATUS,
  ].join('\n')}\n`;
}

/** A Chinese character takes two columns of a terminal. */
const columns = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character >= '\u2e80' ? 2 : 1), 0);
