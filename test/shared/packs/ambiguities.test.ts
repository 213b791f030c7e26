import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exact, toDecimalText } from '#shared/model/exact.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import { LINT_CODES } from '#shared/rule-pack/lint/lint-finding.ts';
import { textFindings } from '#shared/rule-pack/lint/lint-standard-text.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { evaluateRule } from '#shared/score/evaluate-rule.ts';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(resolve(root, 'shared/packs/AMBIGUITIES.md'), 'utf8');

const rows = page
  .split('\n')
  .filter((line) => /^\| A\d\d /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', , how = '', evidence = '']) => ({
    id,
    how,
    evidence: [...evidence.matchAll(/`([^`]+)`/g)].map((match) => match[1]!),
  }));

/** Splits `a/b/c=d` at the first three slashes and the last equals sign. */
function place(text: string): { path: string[]; value: string | null } {
  const at = text.lastIndexOf('=');
  return { path: (at < 0 ? text : text.slice(0, at)).split('/'), value: at < 0 ? null : text.slice(at + 1) };
}

const indicator = (pack: RulePack, id: string | undefined): Indicator | undefined =>
  pack.indicators.find((one) => one.id === id);

const checks: Readonly<Record<string, (rest: string) => boolean>> = {
  question: (rest) => {
    const [pack, id] = rest.split('/');
    return packById(pack!)!.questions.some((one) => one.id === id);
  },
  lint: (rest) => {
    const [pack, code] = rest.split('/');
    return lintPack(packById(pack!)!, { related: allPacks }).some((one) => one.code === code);
  },
  code: (rest) => LINT_CODES.some((code) => code === rest),
  text: (rest) => {
    const { path, value } = place(rest);
    const found = textFindings(
      { id: 'x' as never, name: 'x', section: null },
      { maxPoints: null, clause: 'x' },
      path.join('/'),
    );
    return found.some((one) => one.code === value);
  },
  alias: (rest) => {
    const [pack, id, ...name] = rest.split('/');
    return indicator(packById(pack!)!, id)!.aliases.includes(name.join('/'));
  },
  'no-alias': (rest) => {
    const [pack, id, word] = rest.split('/');
    return !indicator(packById(pack!)!, id)!.aliases.some((alias) => alias.includes(word!));
  },
  target: (rest) => {
    const { path, value } = place(rest);
    const [pack, id, kind, period, ...where] = path;
    const [scope, region] = where.join('/').split('@');
    return packById(pack!)!.targets.some(
      (one) =>
        one.indicatorId === id &&
        one.kind === kind &&
        one.period === period &&
        (one.scope ?? '') === (scope ?? '') &&
        (one.region ?? '') === (region ?? '') &&
        one.value === value,
    );
  },
  baseline: (rest) => {
    const { path, value } = place(rest);
    return packById(path[0]!)!.targets.some(
      (one) => one.kind === 'baseline' && one.indicatorId === path[1] && one.period === value,
    );
  },
  'rank-goal': (rest) => {
    const { path, value } = place(rest);
    return packById(path[0]!)!.targets.some((one) => one.indicatorId === path[1] && one.rankGoal === value);
  },
  note: (rest) => {
    const [pack, id, word] = rest.split('/');
    return packById(pack!)!.targets.some((one) => one.indicatorId === id && one.note?.includes(word!));
  },
  unit: (rest) => {
    const { path, value } = place(rest);
    return indicator(packById(path[0]!)!, path[1])!.unit === value;
  },
  section: (rest) => {
    const { path, value } = place(rest);
    return packById(path[0]!)!.sections.some((one) => one.id === path[1] && one.title === value);
  },
  department: (rest) => {
    const [pack, id, role, name] = rest.split('/');
    const { lead, cooperating } = indicator(packById(pack!)!, id)!.departments;
    return (role === 'lead' ? lead : cooperating).includes(name!);
  },
  input: (rest) => {
    const [pack, id, name] = rest.split('/');
    return indicator(packById(pack!)!, id)!.scoring!.rule!.inputs.some((one) => one.name === name);
  },
  cap: (rest) => {
    const { path, value } = place(rest);
    const points = indicator(packById(path[0]!)!, path[1])!.scoring!.rule!.points;
    return points?.node === 'clamp' && points.cap === value;
  },
  points: (rest) => {
    const { path, value } = place(rest);
    const rule = indicator(packById(path[0]!)!, path[1])!.scoring!.rule!;
    return toDecimalText(evaluateRule(rule, { value: exact(path[2]!) }).points!) === value;
  },
  absent: (rest) => {
    const [pack, word] = rest.split('/');
    return !packById(pack!)!.indicators.some((one) => one.name.includes(word!));
  },
  unique: (rest) => {
    const keys = packById(rest)!.targets.map((one) => `${one.indicatorId} ${one.period} ${one.kind}`);
    return new Set(keys).size === keys.length;
  },
  document: (rest) => {
    const [pack, words] = rest.split('/');
    return packById(pack!)!.document.part?.includes(words!) ?? false;
  },
  /** `test shared/…/x.test.ts a sentence`: a test of that title stands there. */
  test: (rest) => {
    const [, path = '', sentence = ''] = /^(\S+) (.+)$/.exec(rest) ?? [];
    const file = resolve(root, 'test', path);
    return existsSync(file) && readFileSync(file, 'utf8').includes(`it('${sentence}`);
  },
};

describe('the noted ambiguities', () => {
  it('are all 62 listed, each handled, asked or linted', () => {
    expect(rows.map((row) => row.id)).toEqual(
      Array.from({ length: 62 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`),
    );
    expect(rows.filter((row) => !['handled', 'asked', 'linted'].includes(row.how))).toEqual([]);
  });

  it.each(rows)('$id is $how as the page says', ({ how, evidence }) => {
    const failed = evidence.filter((one) => {
      const [kind, ...rest] = one.split(' ');
      return !checks[kind!]?.(rest.join(' '));
    });
    expect(failed).toEqual([]);
    const kinds = evidence.map((one) => one.split(' ')[0]);
    if (how === 'asked') expect(kinds).toContain('question');
    if (how === 'linted')
      expect(kinds.some((kind) => kind === 'lint' || kind === 'text' || kind === 'code')).toBe(true);
  });
});
