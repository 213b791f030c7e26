import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRule } from '#shared/notation/canonical/describe-rule.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { ScoringRule } from '#shared/rule-pack/scoring-rule.ts';
import { readNotationCases } from '#test/notation/notation-cases.ts';
import { anyRule } from './any-rule.ts';

const own = readNotationCases(
  readFileSync(join(import.meta.dirname, '../../fixtures/notations/own.jsonl'), 'utf8'),
);
const material = join(process.env.KEZHI_MATERIALS ?? '../shared', 'data/notations.jsonl');
const collected = existsSync(material) ? readNotationCases(readFileSync(material, 'utf8')) : [];

const again = (rule: ScoringRule): ScoringRule | null => compileNotation(describeRule(rule)).rule;

describe('the canonical text of a rule', () => {
  it('compiles to the same rule, for any rule', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(again(rule)).toEqual(rule);
      }),
      { numRuns: 1000 },
    );
  });

  it('compiles to the same rule for every text that is understood', () => {
    for (const one of [...own, ...collected]) {
      const { rule, text } = compileNotation(one.text, {
        indicator: one.indicator,
        maxPoints: one.maxPoints,
        inputUnit: one.inputUnit,
      });
      if (!rule) continue;
      const back = compileNotation(text);
      expect([one.id, back.rule]).toEqual([one.id, rule]);
      expect(back.text).toBe(text);
    }
  });

  it('compiles to the same rule for every rule of the packs', () => {
    const rules = allPacks.flatMap((pack) =>
      pack.indicators.flatMap((indicator) => indicator.scoring?.rule ?? []),
    );
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) expect(again(rule)).toEqual(rule);
  });

  it('is refused with the place where it goes wrong', () => {
    const compiled = compileNotation(
      '规则:计数。输入:「value」(数)。得分=计次(「value」;高于0;每一;2分;按比例)。',
    );
    expect([compiled.ok, compiled.diagnostics.map((one) => [one.code, one.severity])]).toEqual([
      false,
      [['canonical-syntax', 'error']],
    ]);
  });
});
