import { publicationAnswer } from '#shared/contract/pack-schema.ts';
import type { PackId } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SignedType } from '#shared/signing/signed-type.ts';
import { textOption, UsageError } from '../arguments.ts';
import { type FetchedPack, fetchPack } from '../fetch-pack.ts';
import { signIn } from '../open-key.ts';
import { openServer, type ServerClient } from '../server-client.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

/** Where an issuer works: the server's rules, and a key to sign with. Without either it is a rehearsal. */
export interface IssuingDesk {
  readonly server: ServerClient | null;
  /** The pack of the server, else the one this program carries. */
  pack(id: string): Promise<RulePack>;
  /** The same with the server's digest and decisions. */
  fetched(id: string): Promise<FetchedPack>;
  /** Signs a payload in the frame every publication has, and posts it. */
  publish(
    path: string,
    typ: SignedType,
    payload: object,
  ): Promise<{ readonly digest: string; readonly at: string }>;
}

export const DESK_OPTIONS = {
  server: { type: 'string' },
  key: { type: 'string' },
  pack: { type: 'string' },
  period: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `rehearsal`: nothing will be signed, so that no key is asked for. */
export async function openDesk(
  options: Options,
  { rehearsal }: { rehearsal: boolean },
): Promise<IssuingDesk> {
  const url = textOption(options, 'server');
  const keyPath = textOption(options, 'key');
  const signedIn = keyPath !== undefined || !rehearsal ? await signIn(keyPath, url) : null;
  const server = signedIn?.server ?? (url === undefined ? null : openServer(url));
  const fetched = (id: string): Promise<FetchedPack> => {
    if (!server) throw new UsageError('请用 --server 或 --key 指明服务器。 / Name the server.');
    return fetchPack(server, id);
  };
  return {
    server,
    fetched,
    async pack(id) {
      if (server) return (await fetched(id)).pack;
      const known = packById(id);
      if (!known) throw new UsageError(`没有规则包“${id}”。可用的见:npx kezhi packs`);
      return known;
    },
    async publish(path, typ, payload) {
      if (!signedIn)
        throw new UsageError('请用 --key 指定规则发布人的密钥文件。 / Name the key file with --key.');
      const { key, file } = signedIn;
      const createdAt = new Date().toISOString();
      const bytes = canonicalBytes({ format: typ, site: file.site, ...payload, createdAt });
      return signedIn.server.postJws(`/api/v1${path}`, await key.sign(typ, bytes), publicationAnswer);
    },
  };
}

/** `--pack`, or the one pack of the product that fits the purpose. */
export function packOption(options: Options, fallback?: PackId): string {
  const id = textOption(options, 'pack') ?? fallback;
  if (id === undefined)
    throw new UsageError('请用 --pack 指明规则包(见 npx kezhi packs)。 / Name the pack with --pack.');
  return id;
}
