import type { Digest } from '#shared/model/brands.ts';
import type { Tables } from '../../storage/store.ts';
import type { Opened } from '../open-signed.ts';
import type { Ports } from '../ports.ts';

export interface Publication {
  readonly isNew: boolean;
  readonly digest: Digest;
  readonly sequence: number;
  readonly at: string;
}

/** Appends to the log and applies the change; what was logged before is answered as it was. */
export async function keepPublication(
  ports: Ports,
  { jws, typ, enrolment, digest }: Opened,
  subject: string,
  apply: (tables: Tables, sequence: number, at: string) => Promise<void>,
): Promise<Publication> {
  return ports.store.write(async (tables) => {
    const known = await tables.log.find(digest);
    if (known) return { isNew: false, digest, sequence: known.sequence, at: known.at };
    const at = ports.clock();
    const { sequence } = await tables.log.append({ digest, typ, kid: enrolment.kid, jws, at });
    await apply(tables, sequence, at);
    await tables.audit.record({ at, kid: enrolment.kid, action: typ, outcome: 'ok', subject, region: null });
    return { isNew: true, digest, sequence, at };
  });
}
