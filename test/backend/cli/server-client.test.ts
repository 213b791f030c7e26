import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { openServer } from '#backend/cli/server-client.ts';

it('asks each time over a connection of its own, so that none is found closed after minutes of work', async () => {
  const connections = new Set<unknown>();
  const server = createServer(({ socket }, answer) => {
    connections.add(socket);
    answer.setHeader('content-type', 'application/json');
    answer.end('{"ok":true}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const client = openServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const answer = z.object({ ok: z.literal(true) });
    for (let number = 0; number < 3; number++) await client.get('/api/v1/site', answer);
    expect(connections.size).toBe(3);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
