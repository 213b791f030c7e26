import { revokeKey } from '../../actions/identity/revoke-key.ts';
import { readClock } from '../../open-backend.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, withSite } from './open-site.ts';

/** `kezhi admin revoke KID --reason 理由`: ends a key and its sessions. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, { ...PLACE_OPTIONS, reason: { type: 'string' } });
    const [kid] = files;
    const reason = textOption(options, 'reason')?.trim();
    if (kid === undefined || !reason) throw new UsageError('用法:kezhi admin revoke 密钥 --reason 理由');
    const revoked = await withSite(options, (store) =>
      revokeKey({ store, clock: readClock }, kid, 'admin', reason),
    );
    process.stdout.write(`已停用 ${revoked.kid}(${revoked.name},${revoked.region})\n`);
    return 0;
  }, args);
