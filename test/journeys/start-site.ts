import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Long enough for a first build of the pages on a busy machine. */
const PATIENCE_MS = 180_000;

export interface Site {
  readonly url: string;
  stop(): Promise<void>;
}

/** `npm start` on an empty data folder: the demonstration city, served as anyone would first meet it. */
export async function startSite(): Promise<Site> {
  const data = await mkdtemp(join(tmpdir(), 'kezhi-journeys-'));
  const port = await freePort();
  const server = spawn(process.execPath, ['backend/start/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), KEZHI_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const url = await ready(server);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // The whole group: start.mjs runs the server as a child of its own.
      if (server.pid) process.kill(-server.pid, 'SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

function ready(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the server did not get ready:\n${said}`)), PATIENCE_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /^ready (\S+)/m.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
