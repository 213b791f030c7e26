import { PERIOD_ACTS, type Period, periodListSchema, periodSchema } from '#shared/contract/period-schema.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { signIn } from '../open-key.ts';
import { reportingFailure } from '../report-failure.ts';

/** `kezhi admin period open --pack ID --period P --deadline 2022-07-05 --key FILE`: signed with a coordinator's key. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingFailure(async () => {
    const { files, options } = readArguments(args, {
      server: { type: 'string' },
      key: { type: 'string' },
      pack: { type: 'string' },
      period: { type: 'string' },
      deadline: { type: 'string' },
      'next-working-day': { type: 'boolean' },
      cosign: { type: 'boolean' },
      region: { type: 'string' },
      reason: { type: 'string' },
    });
    const [name = 'list'] = files;
    const act = PERIOD_ACTS.find((one) => one === name);
    if (!act && name !== 'list') throw new UsageError(`应为 list 或 ${PERIOD_ACTS.join('、')} 之一。`);
    const { key, file, server } = await signIn(textOption(options, 'key'), textOption(options, 'server'));
    if (!act) {
      const { periods } = await server.get('/api/v1/periods', periodListSchema);
      process.stdout.write(periods.map(describe).join(''));
      return 0;
    }
    const pack = textOption(options, 'pack');
    const period = textOption(options, 'period');
    if (pack === undefined || period === undefined) throw new UsageError('请给出 --pack 和 --period。');
    const payload = {
      format: 'kezhi-period/1',
      site: file.site,
      act,
      pack,
      period,
      deadline: textOption(options, 'deadline'),
      nextWorkingDay: options['next-working-day'] === true ? true : undefined,
      cosign: options.cosign === true ? true : undefined,
      region: textOption(options, 'region'),
      reason: textOption(options, 'reason'),
      createdAt: new Date().toISOString(),
    };
    const jws = await key.sign('kezhi-period/1', canonicalBytes(payload));
    process.stdout.write(describe(await server.postJws('/api/v1/periods', jws, periodSchema)));
    return 0;
  }, args);

function describe({ pack, period, state, deadline, published, extensions }: Period): string {
  const standing = state === 'open' ? '开放' : '已封存';
  const due = deadline === null ? '未定期限' : `期限 ${deadline} 24时`;
  const extended = extensions.map(
    ({ region, deadline: until, reason }) => `  特批 ${region} 至 ${until}:${reason}\n`,
  );
  return `${pack} ${period} · ${standing} · ${due}${published ? ' · 位次已发布' : ''}\n${extended.join('')}`;
}
