import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, root, textOf } from './source-tree.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'addin/DEPLOYMENT.md',
  'shared/packs/AMBIGUITIES.md',
  'test/addin/conventions.md',
];
const files = ['addin', 'backend', 'shared', 'test'].flatMap(filesUnder);
const isThere = (path: string): boolean =>
  existsSync(join(root, path)) || files.some((file) => file.endsWith(`/${path}`));

describe('the documents', () => {
  it.each(documents)('%s links only to what is there', (document) => {
    const links = [...textOf(document).matchAll(/\]\(([^)#\s]+)\)/g)].map((match) => match[1] ?? '');
    const own = links.filter((link) => !/^https?:/.test(link));
    expect(own.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it.each(documents)('%s names only sources and rooms that are there', (document) => {
    const named = [...textOf(document).matchAll(/`([\w./-]+)`/g)].map((match) => match[1] ?? '');
    const sources = named.filter((name) => /^[\w-][\w./-]*\.(?:tsx?|mjs|html)$/.test(name) && !isThere(name));
    const rooms = named.filter(
      (name) => /^(?:addin|backend|shared|test)\/[\w/-]+$/.test(name) && !existsSync(join(root, name)),
    );
    expect([...sources, ...rooms]).toEqual([]);
  });
});
