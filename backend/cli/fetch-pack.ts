import { packAnswer, packListAnswer } from '#shared/contract/pack-schema.ts';
import type { Digest } from '#shared/model/brands.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import type { Decision, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { UsageError } from './arguments.ts';
import type { ServerClient } from './server-client.ts';

export interface FetchedPack {
  readonly pack: RulePack;
  readonly digest: Digest;
  readonly decisions: readonly Decision[];
}

/** The newest version that the server has of a pack, with the decisions in force. */
export async function fetchPack(server: ServerClient, id: string): Promise<FetchedPack> {
  const { packs } = await server.get('/api/v1/packs', packListAnswer);
  const newest = packs
    .filter((one) => one.id === id)
    .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0];
  if (!newest) throw new UsageError(`服务器没有规则包“${id}”。 / The server has no such pack.`);
  const answer = await server.get(`/api/v1/packs/${newest.id}/${newest.version}`, packAnswer);
  const parsed = parseRulePack(answer.pack);
  if (!parsed.ok)
    throw new UsageError('服务器的规则包比本程序新,请更新。 / The pack is newer than this program.');
  return { pack: parsed.pack, digest: answer.digest, decisions: answer.decisions };
}
