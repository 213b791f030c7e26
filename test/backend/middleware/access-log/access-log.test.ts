import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { AppEnvironment } from '#backend/app-environment.ts';
import { type AccessEntry, accessLog } from '#backend/middleware/access-log/access-log.ts';

describe('the access log', () => {
  it('tells path, outcome and time of a request; no query, header or body stands in it', async () => {
    const entries: AccessEntry[] = [];
    const app = new Hono<AppEnvironment>();
    app.use(async (context, next) => {
      context.set('requestId', 'r-1');
      await next();
    });
    app.use(
      accessLog(
        (entry) => entries.push(entry),
        () => 5,
        () => '2022-07-04T01:00:00.000Z',
      ),
    );
    app.post('/api/v1/snapshots', async (context) => context.text(await context.req.text(), 201));
    await app.request('/api/v1/snapshots?value=959.95', {
      method: 'POST',
      headers: { authorization: 'Bearer 959.95' },
      body: '{"value":"959.95"}',
    });
    expect(entries).toEqual([
      {
        at: '2022-07-04T01:00:00.000Z',
        requestId: 'r-1',
        method: 'POST',
        path: '/api/v1/snapshots',
        status: 201,
        milliseconds: 0,
      },
    ]);
  });
});
