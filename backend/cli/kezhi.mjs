#!/usr/bin/env node
// Plain JavaScript, so that any Node can start it: the command itself needs the Node of this package (24).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
if (Number(process.versions.node.split('.')[0]) >= 24) {
  // Before the first TypeScript file: then even that one comes from the cache and no compiler is loaded at all.
  nodeModule.enableCompileCache?.();
  await import('./main.ts');
} else {
  const own = fileURLToPath(
    new URL(`../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`, import.meta.url),
  );
  if (!existsSync(own)) {
    console.error('还没有安装:请先运行 npm install。 / Not installed yet: run npm install first.');
    process.exit(2);
  }
  const run = spawnSync(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 2);
}
