import { enableCompileCache } from 'node:module';
import type { Verb } from './verb.ts';

// Type-stripped sources are kept by Node between runs: the second start of the command costs a third of the first.
enableCompileCache();

/** One file per verb, loaded only when asked for: checking a form must not pay for a web server. */
const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  check: () => import('./check.ts'),
  score: () => import('./score.ts'),
  mark: () => import('./mark.ts'),
  plan: () => import('./plan.ts'),
  rules: () => import('./rules.ts'),
  index: () => import('./composite-index.ts'),
  support: () => import('./support.ts'),
  roster: () => import('./roster.ts'),
  packs: () => import('./packs.ts'),
  template: () => import('./template.ts'),
  manifest: () => import('./manifest.ts'),
  enrol: () => import('./enrol.ts'),
  submit: () => import('./submit.ts'),
  city: () => import('./city.ts'),
  issue: () => import('./issue.ts'),
  verify: () => import('./verify.ts'),
  serve: () => import('./serve.ts'),
  admin: () => import('./admin.ts'),
};

const USAGE = `科指 KeZhi

用法 / Usage: npx kezhi VERB …
  check FILE… | FOLDER [--pack ID] [--region CODE] [--period P] [--issued 分解表.xlsx] [--json]   核验
  score FILE… [--list 清单.xlsx] [--issued 分解表.xlsx] [--events 台账.xlsx] [--json]             评分
  mark FILE -o OUT [--clear]                                              标注、清除标注
  plan FILE [--pack ID --points N [--within 20]] [--json]                 差多少;再得 N 分最省力的办法
  rules compile | eval | lint FILE|ID                                     评分标准文本
  rules diff OLD NEW    rules impact OLD NEW FILE… [--json]               两版的差别;用上期数据试算得分和位次
  rules compile-sheet FILE.xlsx [-o pack.json]    rules export --pack ID -o OUT.xlsx
  index FILE.xlsx    support FILE.xlsx --pack ID                          综合指数;奖补金额
  roster FILE.xlsx [--previous FILE.xlsx] [--quota 15]                    花名册
  packs [--json]    manifest --base-url URL
  template --pack ID -o OUT.xlsx|FOLDER [--region CODE] [--list 清单.xlsx | --server URL]   空白填报表
  enrol --server URL --code CODE --key FILE                               登记密钥
  submit FILE --server URL --key FILE                                     报送
  city --server URL --key FILE --pack ID --period P [--why 县区] [-o OUT] 汇总;为什么第几
  issue targets | list | decision | show | withdraw … --key FILE          下达分解表、责任清单、决定
  verify RECEIPT --server-key FILE [--workbook FILE]                      核对回执
  serve [--port N] [--data DIR]    admin init | invite | revoke | keys | period | backup | restore | audit | export

每个命令加 --help 看用法和选项。 / kezhi VERB --help tells usage and options.
`;

async function main(): Promise<number> {
  const given = process.argv.slice(2);
  const [name, ...args] = given[0] === 'help' && given[1] !== undefined ? [given[1], '--help'] : given;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) {
    process.stderr.write(`没有“${name}”这个命令。 / Unknown verb.\n\n${USAGE}`);
    return 2;
  }
  if (asksForHelp(args)) {
    const { commandHelp } = await import('#shared/messages/command/command-help.ts');
    process.stdout.write(commandHelp(name) ?? USAGE);
    return 0;
  }
  return reportingFaults(async () => (await load()).run(args));
}

/** After `--` everything is a file name. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).some((one) => one === '--help' || one === '-h');
}

/** Whatever nobody expected ends in one sentence and status 2. */
async function reportingFaults(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return (await import('./report-fault.ts')).reportFault(error);
  }
}

// A closed pipe (kezhi … | head) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.on('uncaughtException', (error) => {
  void import('./report-fault.ts').then(({ reportFault }) => process.exit(reportFault(error)));
});

process.exitCode = await main();
