import { describe, expect, it } from 'vitest';
import type { DecimalText } from '#shared/model/brands.ts';
import { packById } from '#shared/packs/registry.ts';
import { checkRoster, type RosterPerson, type RosterSettings } from '#shared/rule-pack/check-roster.ts';

const rules = packById('pingliang-teams')!.roster!;

const person = (number: number, more: Partial<RosterPerson> = {}): RosterPerson => ({
  name: `特派员${number}`,
  region: '620802',
  place: `示例村${number}`,
  team: null,
  kind: '公益服务型',
  grade: '称职',
  cell: `B${number + 3}`,
  ...more,
});

const settings = (more: Partial<RosterSettings> = {}): RosterSettings => ({
  quotaPercent: null,
  rounding: 'down',
  poorVillages: [],
  ...more,
});

const year = Array.from({ length: 124 }, (_, index) =>
  person(index + 1, index < 18 ? { grade: '优秀' } : index === 123 ? { grade: '不称职' } : {}),
);

describe('checkRoster', () => {
  it('states the share of 优秀 and judges nothing while no quota is set', () => {
    const result = checkRoster(rules, year, [], settings());
    expect(result.byGrade).toEqual({ 优秀: 18, 称职: 105, 不称职: 1 });
    expect(result.notes[0]).toMatchObject({
      code: 'roster-quota-unset',
      params: { grade: '优秀', count: '18', total: '124', share: '14.52' },
    });
  });

  it('keeps 18 of 124 within 15 % rounded down and not within 14 %', () => {
    const codes = ['15', '14'].map((percent) => {
      const { notes } = checkRoster(rules, year, [], settings({ quotaPercent: percent as DecimalText }));
      return [notes[0]?.code, notes[0]?.params.limit];
    });
    expect(codes).toEqual([
      ['roster-quota-kept', '18'],
      ['roster-quota-exceeded', '17'],
    ]);
  });

  it('rounds the quota the way it was set', () => {
    const limits = (['down', 'half-up', 'up'] as const).map(
      (rounding) =>
        checkRoster(rules, year, [], settings({ quotaPercent: '15' as DecimalText, rounding })).notes[0]
          ?.params.limit,
    );
    expect(limits).toEqual(['18', '19', '19']);
  });

  it('finds people of last year’s 不称职 who are still on the roster', () => {
    const next = year.map((one) => ({ ...one, grade: null }));
    const { notes } = checkRoster(rules, next, year, settings());
    expect(notes.filter((one) => one.code === 'roster-should-have-left').map((one) => one.cell)).toEqual([
      'B127',
    ]);
  });

  it('finds teams below three people and poor villages without anybody', () => {
    const people = [person(1, { team: '甲队' }), person(2, { team: '甲队' }), person(3, { team: '-' })];
    const { notes, teams } = checkRoster(
      rules,
      people,
      [],
      settings({ poorVillages: ['示例村3', '示例村9'] }),
    );
    expect(teams).toBe(1);
    expect(notes.slice(1).map((one) => [one.code, one.params.team ?? one.params.village])).toEqual([
      ['roster-team-too-small', '甲队'],
      ['roster-village-without', '示例村9'],
    ]);
  });

  it('asks about grades and kinds it does not know', () => {
    const { notes } = checkRoster(rules, [person(1, { grade: '良好', kind: '其他' })], [], settings());
    expect(notes.map((one) => one.code)).toEqual([
      'roster-grade-unknown',
      'roster-kind-unknown',
      'roster-quota-unset',
    ]);
  });
});
