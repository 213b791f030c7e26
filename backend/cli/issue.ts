import type { Verb } from './verb.ts';

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  targets: () => import('./issue/targets.ts'),
  list: () => import('./issue/list.ts'),
  decision: () => import('./issue/decision.ts'),
  show: () => import('./issue/show.ts'),
  withdraw: () => import('./issue/withdraw.ts'),
};

const USAGE = `用法 / Usage: kezhi issue VERB --key FILE [--server URL] [--json]
  targets 分解表.xlsx --pack ID [--period 2022] [--document 文号] [--dry-run] [--anyway]    下达分解表
  list 责任清单.xlsx [--pack ID] [--period 2022] [--document 文号] [--dry-run] [--anyway]   下达年度责任清单
  decision --pack ID --question Q --option O|- --reason 依据                               决定规则里的待定问题(- 为收回)
  show --pack ID [--period 2022]                                                           现行的分解表、责任清单和决定
  withdraw targets|list --pack ID --period 2022 [--region CODE] --reason 依据              收回
  --dry-run 只试算、不签名不下达,可以不带 --key;--anyway 有疑点也下达
`;

/** `kezhi issue …`: what the city issues to its units, signed with an issuer's key. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = VERBS[name];
  if (load) return (await load()).run(rest);
  const isHelp = name === '--help' || name === '-h';
  (isHelp ? process.stdout : process.stderr).write(USAGE);
  return isHelp ? 0 : 2;
}
