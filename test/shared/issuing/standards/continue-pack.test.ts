import { describe, expect, it } from 'vitest';
import { compileSheet } from '#shared/issuing/standards/compile-sheet.ts';
import { continuePack } from '#shared/issuing/standards/continue-pack.ts';
import { packSheet } from '#shared/issuing/standards/pack-sheet.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { ReportSheet } from '#shared/workbook/report-sheet.ts';
import { workbookOf } from '../sheet-of.ts';
import { writtenSheet } from '../written-sheet.ts';

/** The sheet as if a person had typed something else over some texts. */
const edited = (report: ReportSheet, typed: Readonly<Record<string, string>>): ReportSheet => ({
  ...report,
  rows: report.rows.map((cells) =>
    cells.map((cell) =>
      cell && Object.hasOwn(typed, cell.text) ? { ...cell, text: typed[cell.text]! } : cell,
    ),
  ),
});

const readBack = (base: RulePack, sheet: ReportSheet): RulePack => {
  const { pack } = compileSheet(workbookOf('w', writtenSheet(sheet)), {
    id: base.id,
    title: base.title,
    document: base.document.number,
    issuer: base.document.issuer,
    from: base.effective.from,
  })!;
  return continuePack(pack, base).pack;
};

describe('the exported sheet of a pack', () => {
  it.each(allPacks.map((pack) => [pack.id, pack] as const))(
    'continues %s as it was when nobody typed into it',
    (_, pack) => {
      expect(readBack(pack, packSheet(pack))).toBe(pack);
    },
  );

  it('gives the next version with an edited standard, without the question it settles, and nothing else', () => {
    const pack = packById('county-leap')!;
    const item = pack.indicators.find((one) => one.id === 'high-tech-enterprises')!;
    const text = '≧100家(10分);100-10家(10-4分);10-5家(4-3.5分);5-2家(3.5-2.5分);2家以下(2.5-0分)。';
    const next = readBack(pack, edited(packSheet(pack), { [item.scoring!.text]: text }));
    const changed = next.indicators.filter(
      (one, at) => JSON.stringify(one) !== JSON.stringify(pack.indicators[at]),
    );
    expect(
      changed.map((one) => [one.id, one.scoring?.text, one.scoring?.rule?.kind, one.scoring?.questions]),
    ).toEqual([['high-tech-enterprises', text, 'linear-bands', []]]);
    expect(next.questions.map(({ id }) => id)).not.toContain('high-tech-gap');
    expect([next.targets, next.version === pack.version]).toEqual([pack.targets, false]);
  });

  it('takes over an edited target, and no other', () => {
    const pack = packById('dingxi-targets-2025')!;
    const target = pack.targets.find(
      (one) => one.kind !== 'baseline' && one.region === null && one.raw === one.value,
    )!;
    const others = (of: RulePack) =>
      of.targets.filter((one) => one.raw !== target.raw && one.raw !== '987654');
    const next = readBack(pack, edited(packSheet(pack), { [target.raw]: '987654' }));
    expect(
      next.targets.filter(({ value }) => value === '987654').map(({ indicatorId }) => indicatorId),
    ).toContain(target.indicatorId);
    expect(others(next)).toEqual(others(pack));
  });
});
