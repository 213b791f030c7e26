import type { Verb } from './verb.ts';

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  init: () => import('./admin/init.ts'),
  invite: () => import('./admin/invite.ts'),
  revoke: () => import('./admin/revoke.ts'),
  keys: () => import('./admin/keys.ts'),
  period: () => import('./admin/period.ts'),
  backup: () => import('./admin/backup.ts'),
  restore: () => import('./admin/restore.ts'),
  audit: () => import('./admin/audit.ts'),
  export: () => import('./admin/export.ts'),
};

const USAGE = `用法 / Usage: kezhi admin VERB [--data DIR] [--database-url URL]
  init --region 621100 [--name 定西市] [--regions 621102=安定区,621121=通渭县,…]   建立正式站点
  invite --region 621102 --role reporter|reviewer|coordinator|issuer [--department 财政局] [--days 30]
  revoke KID --reason 理由
  keys [rotate] [--json]
  period list | open | deadline | close | reopen | extension | publish | unpublish --pack ID --period P --key FILE [--server URL]
         [--deadline 2022-07-05] [--next-working-day] [--cosign] [--region CODE] [--reason 理由]
  backup -o FOLDER      restore FOLDER      export -o FILE.jsonl
  audit [--threads N] [--json]   复核:签名、摘要、日志,快照逐一重新核验评分
`;

/** `kezhi admin …`: what is done on the server itself. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = VERBS[name];
  if (load) return (await load()).run(rest);
  const isHelp = name === '--help' || name === '-h';
  (isHelp ? process.stdout : process.stderr).write(USAGE);
  return isHelp ? 0 : 2;
}
