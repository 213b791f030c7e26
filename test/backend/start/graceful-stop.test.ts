import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '#backend/configuration.ts';
import { startServer } from '#backend/start-server.ts';
import { openTestCity } from '../open-test-city.ts';

const city = await openTestCity();
afterAll(() => city.close());

describe('a server that is asked to stop', () => {
  it('answers what is just being sent to it, lets idle browsers go, and takes nobody new', async () => {
    const configuration = readConfiguration({ port: '0' }, {});
    const server = await startServer({ configuration, ports: city.ports, version: '0', pagesFolder: '' });
    const { port } = new URL(server.url);
    // A connection that is kept after its answer must not hold the server.
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    let answer = '';
    const sender = connect(Number(port), '127.0.0.1');
    // `100 Continue` says that the server has the request in hand, however busy the machine is.
    const inHand = new Promise<void>((resolve) => {
      sender.on('data', (data) => {
        answer += data.toString();
        if (answer.includes('100 Continue')) resolve();
      });
    });
    sender.write('POST /api/v1/snapshots HTTP/1.1\r\nhost: x\r\ncontent-type: application/jose\r\n');
    sender.write('expect: 100-continue\r\ncontent-length: 5\r\n\r\n');
    await inHand;
    sender.write('ab');
    const begun = performance.now();
    const closed = server.close();
    setTimeout(() => sender.write('cde'), 2000);
    const toldAll = new Promise((resolve) => sender.once('close', resolve));
    await Promise.all([closed, toldAll]);
    expect(answer).toContain('malformed-jws');
    expect(performance.now() - begun).toBeLessThan(10_000);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });
});
