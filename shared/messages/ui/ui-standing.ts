import { inBoth } from '../language.ts';

/** 汇总: why a unit stands where it stands. */
export const uiStanding = inBoth(
  {
    why: (name: string) => `${name}为什么排在这里`,
    head: (rank: number, total: string) => `第 ${rank} · ${total} 分`,
    unscaled: (points: string) => `折算前 ${points} 分`,
    equals: (names: string) => `与${names}并列`,
    quarters: '四个季度',
    behind: (rank: number, name: string, gap: string) => `落后于第 ${rank} ${name} ${gap} 分`,
    ahead: (rank: number, name: string, gap: string) => `领先于第 ${rank} ${name} ${gap} 分`,
    item: '指标',
    bonus: '加减分',
    difference: '多 / 少',
    more: (count: number) => `另有 ${count} 项`,
    closers: (name: string, gap: string, items: string) =>
      `${name}在这些项里任一项多得 ${gap} 分以上，两者位次即变：${items}`,
    closer: (item: string, open: string) => `${item}（还可得 ${open}）`,
    noCloser: (name: string, gap: string) => `单靠一项追不平：${name}没有一项还能再得 ${gap} 分以上。`,
    stays: (best: number, worst: number) =>
      best === worst ? `位次稳在第 ${best} 名。` : `位次不出第 ${best}–${worst} 名。`,
    further: '另有排名',
    noValue: (names: string) => `缺数，不排：${names}`,
    of: (met: string, all: number) => `${met} / ${all} 项`,
    rankOf: (rank: number, name: string, value: string) => `第 ${rank} ${name} ${value}`,
  },
  {
    why: (name) => `Why ${name} stands here`,
    head: (rank, total) => `rank ${rank} · ${total} points`,
    unscaled: (points) => `${points} before scaling`,
    equals: (names) => `level with ${names}`,
    quarters: 'Quarters',
    behind: (rank, name, gap) => `${gap} points behind rank ${rank}, ${name}`,
    ahead: (rank, name, gap) => `${gap} points ahead of rank ${rank}, ${name}`,
    item: 'Item',
    bonus: 'Bonus and deduction',
    difference: '+ / −',
    more: (count) => `${count} more`,
    closers: (name, gap, items) => `${gap} points more in any of these would move ${name} up: ${items}`,
    closer: (item, open) => `${item} (${open} open)`,
    noCloser: (name, gap) => `No single item of ${name} still has ${gap} points to give.`,
    stays: (best, worst) => (best === worst ? `Stays at ${best}.` : `Stays between ${best} and ${worst}.`),
    further: 'Further rankings',
    noValue: (names) => `without a figure, not ranked: ${names}`,
    of: (met, all) => `${met} of ${all}`,
    rankOf: (rank, name, value) => `${rank}. ${name} ${value}`,
  },
);
