import type { DecimalText } from './brands.ts';

/** Characters of which Chinese numbers are made. */
export const CHINESE_DIGITS = '零〇一二两三四五六七八九十百千万亿';

const ONES: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 十二 → 12, 一百二十 → 120, 两千零五 → 2005, 一万二千 → 12000; null for anything that is not one number (十四五, 二三). */
export function readChineseNumber(text: string): DecimalText | null {
  const hundredMillions = /^(.+)亿(.*)$/.exec(text);
  if (hundredMillions) return scaled(hundredMillions[1]!, hundredMillions[2]!, 100_000_000);
  const tenThousands = /^(.+)万(.*)$/.exec(text);
  if (tenThousands) return scaled(tenThousands[1]!, tenThousands[2]!, 10_000);
  const below = belowTenThousand(text);
  return below === null ? null : (String(below) as DecimalText);
}

function scaled(high: string, low: string, scale: number): DecimalText | null {
  const top = readChineseNumber(high);
  const rest = low === '' ? '0' : readChineseNumber(low.replace(/^零/, ''));
  if (top === null || rest === null || Number(rest) >= scale) return null;
  return String(Number(top) * scale + Number(rest)) as DecimalText;
}

const BELOW =
  /^(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九])?(十))?零?([一二三四五六七八九])?$/;

function belowTenThousand(text: string): number | null {
  if (text.length === 1 && text !== '十') return ONES[text] ?? null;
  const match = BELOW.exec(text);
  if (!match || text === '') return null;
  const [, thousands, hundreds, tens, ten, ones] = match;
  const one = (word: string | undefined): number => (word === undefined ? 0 : ONES[word]!);
  return (
    one(thousands) * 1000 + one(hundreds) * 100 + (ten === undefined ? 0 : (one(tens) || 1) * 10) + one(ones)
  );
}
