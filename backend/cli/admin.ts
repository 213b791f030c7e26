import { commandHelp } from '#shared/messages/command/command-help.ts';
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

/** `kezhi admin …`: what is done on the server itself. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (load) return (await load()).run(rest);
  process.stderr.write(commandHelp('admin') ?? '');
  return 2;
}
