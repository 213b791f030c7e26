import { isTotalWord } from './header-words.ts';
import { rememberIn, type SenseReader, senseOf } from './text-sense.ts';

/** What a text says in a row of texts alone. */
export interface LineLook {
  /** 注：… or 单位负责人：… ends the table. */
  readonly closes: boolean;
  /** Asks or explains (审核人：), or says no word at all. */
  readonly label: boolean;
}

const CLOSING =
  /^\s*(?:注|备注|说明|填表说明|填报说明|附注|单位负责人|分管领导|负责人|填表人|填报人|审核人|制表|数据来源|资料来源|联系人|填报日期|报出日期|经办人|主要负责人)\d*\s*(?:[:：]|\d\s*[.、])/;

/** Worked out once for each text. */
export const lineLook = (text: string, reader: SenseReader): LineLook =>
  reader.lines.get(text) ??
  rememberIn(reader.lines, text, {
    closes: CLOSING.test(text),
    label: /[:：]/.test(text) || !/[\u4e00-\u9fffA-Za-z0-9]/.test(text),
  });

/** What the only text of a row is: a total or a region without figures, a name, or (null) a note or a title. */
export function loneLook(text: string, reader: SenseReader): 'total' | 'name' | 'region' | null {
  const sense = senseOf(text, reader);
  if (sense.total || isTotalWord(text)) return 'total';
  if ((sense.matches[0]?.score ?? 0) >= 0.75) return 'name';
  return sense.region === null ? null : 'region';
}
