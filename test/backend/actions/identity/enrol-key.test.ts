import { expect, it } from 'vitest';
import { generateSigningKey, openSigningKey } from '#backend/keys/signing-key.ts';
import { enrolmentRequest, openTestCity } from '../../open-test-city.ts';

it('codes that are guessed leave only as many audit entries as can be read', async () => {
  const city = await openTestCity();
  try {
    const key = await openSigningKey(await generateSigningKey());
    const body = await enrolmentRequest(key, '00000-00000-00000-00000');
    for (let time = 0; time < 150; time++)
      expect((await city.postJson('/api/v1/enrolments', body)).status).toBe(403);
    const refusals = (await city.ports.store.read.audit.latest(500)).filter(
      ({ outcome }) => outcome !== 'ok',
    );
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.length).toBeLessThan(70);
  } finally {
    await city.close();
  }
});
