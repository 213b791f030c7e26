import { issuedListsAnswer } from '#shared/contract/issued-schema.ts';
import type { Digest } from '#shared/model/brands.ts';
import { parseIssuedList } from '#shared/rule-pack/parse-issued-list.ts';
import type { IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { UsageError } from './arguments.ts';
import type { ServerClient } from './server-client.ts';

export interface FetchedList {
  readonly list: IssuedList;
  readonly digest: Digest;
  readonly issuedAt: string;
}

/** The year's lists in force of a pack that has such a section. */
export async function fetchLists(server: ServerClient, pack: RulePack): Promise<readonly FetchedList[]> {
  if (!pack.sections.some(({ items }) => items === 'issued')) return [];
  const { issued } = await server.get(`/api/v1/issued-lists/${pack.id}`, issuedListsAnswer);
  return issued.map(({ list, digest, issuedAt }) => {
    const parsed = parseIssuedList(list, pack);
    if (!parsed.ok)
      throw new UsageError('服务器的责任清单比本程序新,请更新。 / The list is newer than this program.');
    return { list: parsed.list, digest, issuedAt };
  });
}
