/** What an event is about: the kinds of 加减分 that assessment methods print. */
export type EventConcept =
  | 'commendation'
  | 'praise'
  | 'reproof'
  | 'field-meeting'
  | 'exchange'
  | 'media'
  | 'exposure'
  | 'criticism'
  | 'listing';

const CRITICAL = /批评|曝光|负面|问责|约谈|督办|整改不力|后进|倒数/;

/** In order: the more telling words stand first. */
const CONCEPTS: readonly (readonly [EventConcept, (text: string) => boolean])[] = [
  ['exposure', (text) => /曝光|负面(?:报道|舆情)|(?:媒体|电视台|日报|晚报|报社|报纸).*批评/.test(text)],
  ['reproof', (text) => /批示/.test(text) && CRITICAL.test(text)],
  ['praise', (text) => /批示/.test(text)],
  ['criticism', (text) => /通报批评|约谈|通报.*(?:问题|后进|批评)|点名批评/.test(text)],
  ['listing', (text) => /上市|科创板|新三板|挂牌|北交所/.test(text) && /企业|公司|股份|板/.test(text)],
  ['field-meeting', (text) => /观摩/.test(text)],
  [
    'media',
    (text) => /媒体|刊播|刊发|刊登|播出|报道|日报|电视台|新华社|新华网|人民网|央视|头版|专刊/.test(text),
  ],
  ['exchange', (text) => /交流|典型发言|经验介绍|经验发言|大会发言/.test(text)],
  [
    'commendation',
    (text) =>
      /表彰|表扬|奖励|获奖|嘉奖|授予|荣誉|先进(?:集体|单位|县|个人)?|通报表|一等奖|二等奖|三等奖|科技进步奖/.test(
        text,
      ),
  ],
];

/** The one thing a line of a register is about; null when its words say none. */
export function conceptOf(text: string): EventConcept | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  return CONCEPTS.find(([, holds]) => holds(plain))?.[0] ?? null;
}

/** Every concept that the words of a rule name: 召开现场观摩会议的、进行经验交流的 is two. */
export const conceptsOf = (texts: readonly string[]): ReadonlySet<EventConcept> =>
  new Set(texts.flatMap((text) => conceptOf(text) ?? []));

/** 国家, 省, 市, 县: who did it. */
export type EventRank = 'national' | 'provincial' | 'city' | 'county';

const NAMED: readonly (readonly [EventRank, RegExp])[] = [
  ['national', /国家级|部级(?!.*省部级)|^国家$|^全国$|^中央$|^部委$/],
  ['provincial', /省部级|省级|^省$|^全省$/],
  ['city', /市级|地级|市厅级|^市$|^全市$|^市州级?$/],
  ['county', /县级|县区级|区级|^[县区]$/],
];

const ORGANS: readonly (readonly [EventRank, RegExp])[] = [
  [
    'national',
    /党中央|国务院|中央|国家|全国|科技部|财政部|教育部|农业农村部|工业和信息化部|人民日报|新华社|新华网|人民网|央视|光明日报|科技日报|经济日报/,
  ],
  [
    'provincial',
    /全省|省委|省政府|省人民政府|省科技厅|省科学技术厅|省[^、,，。市县]{1,8}(?:厅|局|委|办|院|会)|省长|甘肃日报|甘肃电视台|每日甘肃|省电视台|省主流媒体/,
  ],
  ['city', /全市|市委|市政府|市人民政府|市科技局|市科学技术局|市长|市[^、,，。]{1,8}局|日报|电视台/],
  ['county', /县委|县政府|区委|区政府/],
];

/**
 * The level at which something happened: what a level column says first, else words such as 省级 in the text, else the
 * highest organ it names. null when nothing says it.
 */
export function rankOf(level: string | null, text: string): EventRank | null {
  const said = [level, text].flatMap((one) =>
    one === null || one === '' ? [] : [one.normalize('NFKC').replace(/\s+/g, '')],
  );
  for (const one of said) {
    const named = NAMED.find(([, words]) => words.test(one));
    if (named) return named[0];
  }
  for (const one of said) {
    const organ = ORGANS.find(([, words]) => words.test(one));
    if (organ) return organ[0];
  }
  return null;
}

/** Words of levels and of kinds gone, so that 获省级表彰 and 获市级表彰 of one achievement read alike. */
export const eventForm = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}]+/gu, '')
    .replace(
      /国家级|省部级|省级|市级|县级|全国|全省|全市|党中央|国务院|省委省政府|市委市政府|省委|市委|省政府|市政府|省人民政府|市人民政府|省科技厅|市科技局|科技部|国家|主要领导/g,
      '',
    )
    .replace(
      /通报表扬|通报表彰|通报批评|表彰奖励|表彰|表扬|奖励|约谈|通报|批评|获得|荣获|授予|被|受到|获|荣誉称号|称号|[省市县]/g,
      '',
    );
