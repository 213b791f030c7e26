import type { Language } from './language.ts';
import { readingSentence } from './lint.ts';

/** Conventions that a scoring text leaves to the reader, named wherever they were used. */
const CONVENTIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: {
    'linear-inside-bands': '档内按直线计分',
    'upper-band-at-shared-end': '两档交界处按高档计',
    'zero-at-zero': '数值为 0 得 0 分',
    'zero-outside': '各档之外得 0 分',
    'zero-otherwise': '其余情形得 0 分',
    'floor-zero': '扣完为止，最低 0 分',
    'no-floor': '未印下限，可为负分',
    'capped-at-maximum': '不超过本项满分',
    'bonus-above-maximum': '加分可超过本项满分',
    'completion-capped': '超额完成按 100% 计',
    'each-time': '每次分别计',
    'full-unless': '未出现所列情形的得满分',
    'nothing-at-zero': '数值为 0 时不扣分',
    'converted-in-whole': '折算只计整数',
    'lost-below': '按漏印“以下”理解',
    'lost-decimal-point': '按漏印小数点理解',
    'steps-proportional': '不足一档按比例计',
    'steps-whole': '只计整数档',
    'steps-up': '不足一档按一档计',
  },
  en: {
    'linear-inside-bands': 'linear inside a band',
    'upper-band-at-shared-end': 'the upper band at a shared end',
    'zero-at-zero': 'no points for 0',
    'zero-outside': 'no points outside the bands',
    'zero-otherwise': 'no points otherwise',
    'floor-zero': 'never below 0',
    'no-floor': 'no floor printed',
    'capped-at-maximum': 'not above the item’s maximum',
    'bonus-above-maximum': 'a bonus may exceed the maximum',
    'completion-capped': 'more than 100 % counts as 100 %',
    'each-time': 'each occurrence counts',
    'full-unless': 'full marks unless it occurs',
    'nothing-at-zero': 'nothing is taken at 0',
    'converted-in-whole': 'only whole conversions count',
    'lost-below': '“below” taken as lost in print',
    'lost-decimal-point': 'a decimal point taken as lost in print',
    'steps-proportional': 'parts of a step count in proportion',
    'steps-whole': 'only whole steps count',
    'steps-up': 'a part of a step counts as a step',
  },
};

/** A convention or a reading of a defect, in words. */
export const conventionText = (code: string, language: Language): string =>
  CONVENTIONS[language][code] ?? readingSentence(code, language);
