import { expect, it } from 'vitest';
import { loadGuidance } from '#addin/actions/check/load-guidance.ts';
import { forgetfulMemory } from '#addin/memory/open-memory.ts';
import { allPacks } from '#shared/packs/registry.ts';

const built = allPacks[0]!;
const question = [{ id: built.id, version: built.version }];
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
    issuedLists: async () => [],
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
    lists: [],
    packs: [],
  });
});

it('asks for every pack of the workbook, and takes an answer only for the pack that was asked', async () => {
  const [first, second] = ['dingxi-targets-2022', 'dingxi-targets-2025'].map(
    (id) => allPacks.find((pack) => pack.id === id)!,
  );
  const shared = first!.questions.find(({ id }) => second!.questions.some((one) => one.id === id))!;
  const pack = async (id: string) => ({
    pack: allPacks.find((one) => one.id === id),
    decisions: id === second!.id ? [{ question: shared.id, option: 'b' }] : [],
  });
  const both = [first!, second!].map(({ id, version }) => ({ id, version }));
  expect((await loadGuidance(serverWith({ pack }), forgetfulMemory(), both)).decisions).toEqual([]);
  const other = await loadGuidance(serverWith({ pack }), forgetfulMemory(), both.slice(1));
  expect(other.decisions).toEqual([{ question: shared.id, option: 'b' }]);
});

it('keeps the list in force with the digest a submission names, and leaves out one that can’t be read', async () => {
  const assessment = allPacks.find(({ id }) => id === 'dingxi-assessment')!;
  const section = assessment.sections.find(({ items }) => items === 'issued')!.id;
  const list = {
    format: 'kezhi-issued-list/1',
    pack: assessment.id,
    section,
    region: '621124',
    period: '2022',
    items: [{ name: '高新技术企业数', unit: '家', maxPoints: '8', target: '24', text: '', rule: null }],
    document: '定科发〔2022〕12号',
  };
  const server = serverWith({
    pack: async () => ({ pack: assessment, decisions: [] }),
    issuedLists: async () => [
      { list, digest: 'sha256:a' },
      { list: { ...list, section: 'no-such-section' }, digest: 'sha256:b' },
    ],
  });
  const memory = forgetfulMemory();
  const asked = [{ id: assessment.id, version: assessment.version }];
  expect((await loadGuidance(server, memory, asked)).lists).toEqual([{ list, digest: 'sha256:a' }]);
  const offline = serverWith({ pack: () => Promise.reject(new Error('offline')) });
  expect((await loadGuidance(offline, memory, asked)).lists).toEqual([{ list, digest: 'sha256:a' }]);
});
