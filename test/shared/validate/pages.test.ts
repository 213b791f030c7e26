import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { remediesZh } from '#shared/messages/remedies.ts';
import { checkKindNames, severityNames } from '#shared/messages/severities.ts';
import { FINDING_CODES } from '#shared/model/finding.ts';
import { FINDING_NUMBERS, READINGS_RULES, SHEET_RULES, WORKBOOK_RULES } from '#shared/validate/registry.ts';

const folder = resolve(import.meta.dirname, '../../../shared/validate/rules');
const page = (code: string): string => readFileSync(join(folder, `${code}.md`), 'utf8');
const rules = [...READINGS_RULES, ...WORKBOOK_RULES, ...SHEET_RULES];

describe('the registry of rules', () => {
  it('gives every code one number and at least one rule', () => {
    const numbers = Object.values(FINDING_NUMBERS);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(FINDING_NUMBERS['ratio-mismatch']).toBe('V012');
    expect(FINDING_CODES.filter((code) => !rules.some((rule) => rule.code === code))).toEqual([]);
  });

  it('has a page for each code that names its number, title, severity, kind and basis as the rule has them', () => {
    const wrong = FINDING_CODES.filter((code) => {
      const rule = rules.find((one) => one.code === code)!;
      const head = page(code).split('\n').slice(0, 3).join('\n');
      return (
        head !==
        `# ${FINDING_NUMBERS[code]} ${code} · ${remediesZh[code].title}\n\n` +
          `${severityNames.zh[rule.severity]} (\`${rule.severity}\`) · ${checkKindNames.zh[rule.kind]} · basis \`${rule.basis}\``
      );
    });
    expect(wrong).toEqual([]);
  });

  it('says on each page what, why, by which convention, how to fix it and an example', () => {
    const sections = ['What', 'Why', 'Convention', 'How to fix', 'Example'];
    const thin = FINDING_CODES.filter((code) =>
      sections.some((section) => !new RegExp(`## ${section}\\n+\\S.{9,}`).test(page(code))),
    );
    expect(thin).toEqual([]);
  });

  it('keeps one rule a file and every file under eighty lines', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBe(rules.length);
    const long = files.filter((name) => readFileSync(join(folder, name), 'utf8').split('\n').length > 81);
    expect(long).toEqual([]);
  });
});
