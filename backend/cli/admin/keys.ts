import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { addServerKey, openServerKeys } from '../../keys/server-keys.ts';
import { readClock } from '../../open-backend.ts';
import { readArguments } from '../arguments.ts';
import { reportingFailure } from '../report-failure.ts';
import { PLACE_OPTIONS, withSite } from './open-site.ts';

/** `kezhi admin keys [--json]`: the server's keys and everybody's. `keys rotate`: a new receipt key from the next start on. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, { ...PLACE_OPTIONS, json: { type: 'boolean' } });
    return withSite(options, async (store, site, dataFolder) => {
      if (files[0] === 'rotate') await addServerKey(dataFolder, readClock());
      const { listed } = await openServerKeys(dataFolder, readClock());
      const enrolments = await store.read.enrolments.all();
      if (options.json) {
        process.stdout.write(`${JSON.stringify({ site: site.site, keys: listed, enrolments })}\n`);
        return 0;
      }
      const server = listed.map(({ kid, current }) => `服务器 ${kid}${current ? ' (现用)' : ''}`);
      const people = enrolments.map(
        ({ kid, region, role, department, name, label, revokedAt }) =>
          `${kid}  ${region} ${department ?? ''} ${uiSubmit.zh.roles[role]}  ${name} · ${label}${revokedAt ? `  已停用 ${revokedAt}` : ''}`,
      );
      process.stdout.write(`${[...server, ...people].join('\n')}\n`);
      return 0;
    });
  }, args);
