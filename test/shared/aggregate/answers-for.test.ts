import { describe, expect, it } from 'vitest';
import { answersFor, officeStem } from '#shared/aggregate/answers-for.ts';

describe('an office', () => {
  it('is the same one at every level and in every form of its name', () => {
    const groups = [
      ['财政局', '市财政局', '区财政局', '漳县财政局', '省财政厅', '定西市安定区财政局'],
      ['发改局', '区发展和改革局', '市发展改革委', '发展和改革委员会'],
      ['市场监管局', '市市场监管局', '区市场监督管理局', '市场监督管理局'],
      ['科技局', '区科信局', '省科技厅', '县科学技术局'],
      ['国资委', '市政府国资委', '国有资产监督管理委员会'],
      ['金融办', '市政府金融办', '区地方金融监督管理局'],
      ['科协', '市科协', '县科学技术协会'],
      ['文旅局', '区文化和旅游局', '市文广旅局'],
    ];
    for (const group of groups)
      expect([group[0], new Set(group.map(officeStem)).size]).toEqual([group[0], 1]);
    expect(new Set(groups.map(([first]) => officeStem(first!))).size).toBe(groups.length);
  });

  it('answers for what names it as lead or cooperating, and for nothing else', () => {
    const indicator = { departments: { lead: ['市财政局'], cooperating: ['市科技局', '各县区'] } };
    expect(['财政局', '县科技局', '统计局', '教育局'].map((one) => answersFor(indicator, one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
