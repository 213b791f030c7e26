import type { Language } from '#shared/messages/language.ts';
import { typesetChinese } from '#shared/messages/typeset-chinese.ts';

/** A sentence of the catalogues as the pane prints it; the command line and files keep them as they are. */
export const onScreen = (sentence: string, language: Language): string =>
  language === 'zh' ? typesetChinese(sentence) : sentence;
