import { describe, expect, it } from 'vitest';
import { findingText } from '#shared/messages/finding-text.ts';
import type { Finding } from '#shared/model/finding.ts';
import { validateWorkbook } from '#shared/validate/validate.ts';
import { validateReadings } from '#shared/validate/validate-readings.ts';
import { allFixtures } from '#test/fixtures/validate/all-fixtures.ts';
import type { Fixture } from '#test/fixtures/validate/fixture.ts';
import { fixturePack } from '#test/fixtures/validate/fixture-pack.ts';

const marksOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, severity, sheet, cell }) => `${code} ${severity} ${sheet}!${cell}`).sort();

const findingsOf = ({ recognition, context }: Fixture) => validateWorkbook(recognition, context).findings;

for (const [code, { finds, passes }] of Object.entries(allFixtures)) {
  describe(code, () => {
    for (const fixture of finds)
      it(`finds exactly what is marked: ${fixture.title}`, () => {
        expect(marksOf(findingsOf(fixture))).toEqual([...fixture.marks].sort());
        expect(fixture.marks.some((mark) => mark.startsWith(`${code} `))).toBe(true);
      });
    for (const fixture of passes)
      it(`passes: ${fixture.title}`, () => {
        const found = findingsOf(fixture);
        expect(marksOf(found)).toEqual([...fixture.marks].sort());
        expect(found.filter((finding) => finding.code === code)).toEqual([]);
      });
  });
}

describe('every fixture', () => {
  const all = Object.values(allFixtures).flatMap(({ finds, passes }): readonly Fixture[] => [
    ...finds,
    ...passes,
  ]);

  it('gives the server the same findings of basis readings', () => {
    const seen = all.map(({ title, recognition, context }) => [
      title,
      marksOf(
        validateWorkbook(recognition, context).findings.filter((finding) => finding.basis === 'readings'),
      ),
    ]);
    const recomputed = all.map(({ title, recognition }) => [
      title,
      marksOf(
        validateReadings({ readings: recognition.readings, inputs: [] }, { pack: fixturePack, region: null }),
      ),
    ]);
    expect(recomputed).toEqual(seen);
  });

  it('is worded in both languages without a hole', () => {
    const texts = all.flatMap((fixture) =>
      findingsOf(fixture).flatMap((finding) => [findingText(finding, 'zh'), findingText(finding, 'en')]),
    );
    expect(texts.filter((text) => /undefined|null|NaN|\{|\}/.test(text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
  });
});
