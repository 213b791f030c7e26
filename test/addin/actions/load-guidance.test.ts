import { expect, it } from 'vitest';
import { loadGuidance } from '#addin/actions/load-guidance.ts';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';
import { allPacks } from '#shared/packs/registry.ts';

const built = allPacks[0]!;
const question = { pack: built.id, version: built.version };
const listed = (version: string, source: string, issuedAt: string | null) => ({
  id: built.id,
  version,
  source,
  issuedAt,
});

function serverWith(answers: object) {
  return {
    pack: async (_: string, version: string) => ({
      pack: { ...built, version },
      decisions: [{ question: 'q', option: 'a' }],
    }),
    issuedTargets: async () => [],
    packs: async () => [],
    ...answers,
  } as never;
}

it('takes the pack that was published last, and never the built-in ones', async () => {
  const packs = async () => [
    listed('1.0.0', 'built-in', null),
    listed('1.1.0', 'issued', '2022-01-01T00:00:00Z'),
    listed('1.2.0', 'issued', '2022-03-01T00:00:00Z'),
  ];
  const guidance = await loadGuidance(serverWith({ packs }), forgetfulMemory(), question);
  expect(guidance.packs.map(({ version }) => version)).toEqual(['1.2.0']);
  expect(guidance.decisions).toEqual([{ question: 'q', option: 'a' }]);
});

it('leaves a published pack out that can’t be read as one', async () => {
  const pack = async () => ({ pack: { format: 'kezhi-pack/1' }, decisions: [] });
  const packs = async () => [listed('1.1.0', 'issued', '2022-01-01T00:00:00Z')];
  expect((await loadGuidance(serverWith({ pack, packs }), forgetfulMemory(), question)).packs).toEqual([]);
});

it('remembers the last answer for the time without a connection', async () => {
  const memory = forgetfulMemory();
  const known = await loadGuidance(serverWith({}), memory, question);
  const offline = serverWith({ pack: () => Promise.reject(new Error('offline')) });
  expect(await loadGuidance(offline, memory, question)).toEqual(known);
  expect(await loadGuidance(offline, forgetfulMemory(), question)).toEqual({
    decisions: [],
    issued: [],
    packs: [],
  });
});
