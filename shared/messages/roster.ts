import type { Language } from './language.ts';
import type { MessageParams } from './lint.ts';

const sentences: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    'roster-quota-unset': '{grade} {count} 人,占 {total} 人 {share} %;文件未印比例,不判定。',
    'roster-quota-kept':
      '{grade} {count} 人,占 {total} 人 {share} %;按 {percent} %({rounding})上限 {limit} 人,未超。',
    'roster-quota-exceeded':
      '{grade} {count} 人,占 {total} 人 {share} %;按 {percent} %({rounding})上限 {limit} 人,已超。',
    'roster-should-have-left': '{name}上年{grade},应退出科技特派员队伍。',
    'roster-team-too-small': '团队“{team}”只有 {count} 人,文件要求 {minimum} 人以上。',
    'roster-village-without': '贫困村“{village}”有 {count} 名科技特派员,文件要求至少 {minimum} 名。',
    'roster-grade-unknown': '{name}的考核等次“{text}”不在优秀、称职、不称职之列。',
    'roster-kind-unknown': '{name}的类型“{text}”未能识别。',
  },
  en: {
    'roster-quota-unset':
      '{grade}: {count} of {total} people, {share} %; the share is not printed, so it is not judged.',
    'roster-quota-kept':
      '{grade}: {count} of {total} people, {share} %; at {percent} % ({rounding}) at most {limit}: kept.',
    'roster-quota-exceeded':
      '{grade}: {count} of {total} people, {share} %; at {percent} % ({rounding}) at most {limit}: exceeded.',
    'roster-should-have-left': '{name} was graded {grade} last year and should have left the roster.',
    'roster-team-too-small': 'Team “{team}” has {count} people; at least {minimum} are required.',
    'roster-village-without':
      'Village “{village}” has {count} commissioners; at least {minimum} are required.',
    'roster-grade-unknown': 'The grade “{text}” of {name} is none of those printed.',
    'roster-kind-unknown': 'The kind “{text}” of {name} was not understood.',
  },
};

const roundings: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { down: '舍去小数', 'half-up': '四舍五入', up: '小数进一' },
  en: { down: 'rounded down', 'half-up': 'rounded half up', up: 'rounded up' },
};

/** The sentence of a note on a roster of people. */
export function rosterSentence(code: string, params: MessageParams, language: Language): string {
  const template = sentences[language][code];
  if (template === undefined) return code;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return name === 'rounding' ? (roundings[language][value] ?? value) : value;
  });
}
