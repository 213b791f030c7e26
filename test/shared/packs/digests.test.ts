import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allPacks } from '#shared/packs/registry.ts';
import { digestOfValue } from '#shared/signing/digest-of.ts';

it('never changes a published version: whoever needs another figure publishes the next one', () => {
  const published: Record<string, string> = JSON.parse(
    readFileSync('test/fixtures/packs/digests.json', 'utf8'),
  );
  const carried = Object.fromEntries(
    allPacks.map((pack) => [`${pack.id}@${pack.version}`, digestOfValue(pack)]),
  );
  expect(carried).toEqual(published);
});
