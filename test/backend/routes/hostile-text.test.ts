import { describe, expect, it } from 'vitest';
import { invite } from '#backend/actions/identity/invite.ts';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { toBase64url } from '#shared/signing/base64url.ts';
import { encodeUtf8 } from '#shared/signing/utf8.ts';
import {
  CITY,
  digestOfSnapshot,
  enrolmentRequest,
  firms,
  openPeriod,
  openTestCity,
  PACK,
  SITE,
  snapshotOf,
  ZHANG,
} from '../open-test-city.ts';
import { openPglite } from '../storage/open-pglite.ts';

/** What PostgreSQL keeps in no text column, and numbers that fit in no integer one. */
const HOSTILE = ['\0', 'a\0b', '\ud800', `${'9'.repeat(12)}`];

describe('text that no database keeps', () => {
  it('is refused by name on PostgreSQL too, wherever it stands: never a fault, and the log does not grow', async () => {
    const city = await openTestCity({ database: await openPglite() });
    const coordinator = await city.enrol('coordinator', CITY);
    const reporter = await city.enrol('reporter', ZHANG);
    expect((await openPeriod(city, coordinator)).status).toBe(200);
    const sent = snapshotOf();
    expect((await city.submit(reporter, sent)).status).toBe(201);
    const size = await city.ports.store.read.log.size();
    const digest = digestOfSnapshot(sent);
    const statuses: number[] = [];
    const note = ({ status }: Response) => statuses.push(status);
    for (const text of HOSTILE) {
      const key = await openSigningKey(await generateSigningKey());
      const expiresAt = '2099-01-01T00:00:00.000Z';
      const code = await invite(city.ports, { region: ZHANG, role: 'reporter', department: null, expiresAt });
      const request = await enrolmentRequest(key, code);
      if (!/^9/.test(text))
        for (const member of ['label', 'name', 'code'])
          note(await city.postJson('/api/v1/enrolments', { ...request, [member]: text }));
      const header = toBase64url(
        encodeUtf8(JSON.stringify({ alg: 'EdDSA', typ: 'kezhi-snapshot/1', kid: text })),
      );
      note(await city.post('/api/v1/snapshots', `${header}.e30.c2ln`));
      note(
        await openPeriod(city, coordinator, {
          act: 'extension',
          region: `621100-${text}`,
          deadline: '2022-08-01',
          reason: '停电',
        }),
      );
      const act = {
        format: 'kezhi-act/1',
        site: SITE,
        act: 'explanation-accepted',
        snapshot: digest,
        createdAt: city.ports.clock(),
      };
      const value = { code: 'outlier', indicatorId: text, scope: text };
      if (!/^9/.test(text))
        note(
          await city.post(
            `/api/v1/snapshots/${digest}/acts`,
            await city.sign(coordinator, 'kezhi-act/1', { ...act, reason: text, value }),
          ),
        );
      const readings = [{ ...firms('1'), scope: `${text}县` }];
      if (!/^9/.test(text)) note(await city.submit(reporter, snapshotOf({ revision: 2, readings })));
      const part = encodeURIComponent(text.replace('\ud800', '%'));
      for (const path of [
        `snapshots?cursor=${part}`,
        `snapshots?region=${part}`,
        `snapshots?period=${part}`,
        `city-table?pack=${PACK.id}&period=${part}`,
        `log/consistency?from=${part}`,
        `issued-targets/${part}%00`,
        `issued-lists/${part}`,
        `issued-lists/${PACK.id}?region=${part}`,
      ])
        note(await city.get(`/api/v1/${path}`, coordinator));
      note(await city.postJson(`/api/v1/enrolments/${part}/revoke`, { reason: '停用' }, coordinator));
      note(
        await city.postJson(
          `/api/v1/enrolments/${reporter.kid}/revoke`,
          { reason: `${text}\0` },
          coordinator,
        ),
      );
    }
    expect(statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
    expect(await city.ports.store.read.log.size()).toBe(size);
    const region = '621100-定西高新区' as RegionCode;
    expect(
      (await city.get(`/api/v1/snapshots?region=${encodeURIComponent(region)}`, coordinator)).status,
    ).toBe(200);
    await city.close();
  });
});
