import type { Finding, FindingCode } from '../model/finding.ts';
import type { FindingParams } from '../model/finding-params.ts';
import { type Catalogue, messageOf } from './catalogue.ts';
import { findingsEn } from './findings-en.ts';
import { findingsZh } from './findings-zh.ts';
import type { Language } from './language.ts';
import { remediesEn, remediesZh } from './remedies.ts';

const SENTENCES: Readonly<Record<Language, Catalogue<FindingParams>>> = { zh: findingsZh, en: findingsEn };

/** What is wrong, without the cell: `录入 0.93,按 2804.31 ÷ 341097.93 应为 0.82`. */
export const findingSentence = (
  finding: Pick<Finding, 'code' | 'params'>,
  language: Language = 'zh',
): string =>
  // Params travel as plain texts; a rule that made them was checked against FindingParams.
  messageOf(SENTENCES[language], finding.code, finding.params as FindingParams[FindingCode] as never);

/** Name of the check (`比例与分子分母不符`). */
export const findingTitle = (code: FindingCode, language: Language = 'zh'): string =>
  (language === 'zh' ? remediesZh : remediesEn)[code].title;

/** What to do about it. */
export const findingRemedy = (code: FindingCode, language: Language = 'zh'): string =>
  (language === 'zh' ? remediesZh : remediesEn)[code].remedy;

/** Cell, what is wrong and what to do, in one text: the `message` of the command line and of notes in the workbook. */
export function findingText(
  finding: Pick<Finding, 'code' | 'params' | 'cell'>,
  language: Language = 'zh',
): string {
  const place = finding.cell === null ? '' : `${finding.cell} `;
  const stop = language === 'zh' ? '。' : '. ';
  return `${place}${findingSentence(finding, language)}${stop}${findingRemedy(finding.code, language)}${stop.trim()}`;
}
