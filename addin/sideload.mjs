// `npm run excel`: builds the pages, serves them over https with a trusted certificate of this machine and opens Excel
// with the add-in loaded. Plain JavaScript for any Node from 20 on. Windows and macOS; elsewhere it says what is possible.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sideload } from './sideload-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

sideload({
  platform: process.platform,
  root,
  home: homedir(),
  env: process.env,
  exists: existsSync,
  run: (program, args, options) =>
    spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options }).status,
  serve: (args) => {
    const server = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
    server.stdout.on('data', (chunk) => process.stdout.write(chunk));
    return {
      onText: (listener) => server.stdout.on('data', (chunk) => listener(String(chunk))),
      onEnd: (listener) => server.on('exit', listener),
      stop: () => server.kill(),
    };
  },
  say: (text) => console.log(text),
  complain: (text) => console.error(text),
  exit: (status) => process.exit(status),
  onLeave: (listener) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, listener);
  },
});
