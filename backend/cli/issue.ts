import { commandHelp } from '#shared/messages/command/command-help.ts';
import type { Verb } from './verb.ts';

const VERBS: Readonly<Record<string, () => Promise<Verb>>> = {
  targets: () => import('./issue/targets.ts'),
  list: () => import('./issue/list.ts'),
  decision: () => import('./issue/decision.ts'),
  show: () => import('./issue/show.ts'),
  withdraw: () => import('./issue/withdraw.ts'),
};

/** `kezhi issue …`: what the city issues to its units, signed with an issuer's key. */
export async function run(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (load) return (await load()).run(rest);
  process.stderr.write(commandHelp('issue') ?? '');
  return 2;
}
