import { describe, expect, it } from 'vitest';
import { allPacks, compareVersions, packById } from '#shared/packs/registry.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import { parseRulePack } from '#shared/rule-pack/parse-rule-pack.ts';
import { canonicalJson } from '#shared/signing/canonical-json.ts';

const systems = [
  'dingxi-targets-2025',
  'dingxi-targets-2022',
  'dingxi-assessment',
  'county-leap',
  'longnan-index-2026',
  'plan-135',
  'strong-city-2026',
  'jiuquan-support',
  'gansu-base-2030',
  'pingliang-transfer',
  'pingliang-services',
  'pingliang-teams',
];

describe('the registry', () => {
  it('carries every indicator system of the policy documents', () => {
    expect(allPacks.map((pack) => pack.id)).toEqual(systems);
  });

  it('finds a pack by id and version, and nothing for a version that was never published', () => {
    expect(packById('county-leap')?.version).toBe('1.0.0');
    expect(packById('county-leap', '1.0.0')?.id).toBe('county-leap');
    expect(packById('county-leap', '9.9.9')).toBeNull();
    expect(packById('unknown')).toBeNull();
  });

  it('orders versions by number and not by letter', () => {
    expect(['1.10.0', '1.9.0', '1.9.10', '1.9.9'].sort(compareVersions)).toEqual([
      '1.9.0',
      '1.9.9',
      '1.9.10',
      '1.10.0',
    ]);
  });

  it('holds each id and version once', () => {
    const keys = allPacks.map((pack) => `${pack.id} ${pack.version}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe.each(allPacks.map((pack) => ({ id: pack.id, pack })))('pack $id', ({ pack }) => {
  it('is well formed and its references hold', () => {
    expect(parseRulePack(JSON.parse(JSON.stringify(pack)))).toMatchObject({ ok: true });
  });

  it('survives being stored and read back without a change of its canonical form', () => {
    expect(canonicalJson(JSON.parse(canonicalJson(pack)))).toBe(canonicalJson(pack));
  });

  it('names no two indicators alike', () => {
    const names = lintPack(pack).filter((one) => one.code === 'alias-twice');
    expect(names.map((one) => one.params)).toEqual([]);
  });

  it('gives every indicator, target, question and section a clause', () => {
    const clauses = [...pack.indicators, ...pack.targets, ...pack.questions, ...pack.sections].map(
      (one) => one.clause,
    );
    expect(clauses.filter((clause) => clause.trim() === '')).toEqual([]);
  });

  it('asks every question in both languages with at least one option', () => {
    const poor = pack.questions.filter((one) => !one.text.zh || !one.text.en || one.options.length === 0);
    expect(poor.map((one) => one.id)).toEqual([]);
  });
});
