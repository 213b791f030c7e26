import type { Dice } from './dice.ts';
import type { Entry, Meaning } from './paper.ts';

/** How a clerk types figures. */
export type Habit =
  | 'number'
  | 'text'
  | 'unit-inside'
  | 'percent-format'
  | 'thousands'
  | 'full-width'
  | 'mixed';

/** A figure as it is typed: `official` is its unit in the pack, `shown` the unit that row, header or title declares. */
export function writeFigure(
  figure: { readonly meaning: Meaning; readonly official: string; readonly shown?: string },
  habit: Habit,
  dice: Dice,
): Entry {
  const { meaning, official } = figure;
  const value = meaning.value;
  if (value === null || value === undefined) return { truth: meaning };
  const shown = figure.shown ?? official;
  const typed = converted(value, official, shown);
  const chosen =
    habit === 'mixed'
      ? dice.pick(['number', 'number', 'number', 'text', 'unit-inside', 'full-width'] as const)
      : habit;
  const truth = meaning;
  if (chosen === 'percent-format' && official === '%')
    return { number: moved(typed, -2), format: '0.00%', truth };
  if (chosen === 'text') return { text: typed, format: '@', truth };
  if (chosen === 'unit-inside' && shown !== '')
    return { text: `${typed}${dice.once(3) ? ' ' : ''}${shown}`, truth };
  if (chosen === 'thousands') return { text: grouped(typed), truth };
  if (chosen === 'full-width') return { text: fullWidth(typed), truth };
  return { number: typed, truth };
}

const POWERS: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** 1.35 亿元 in a column of 万元 is 13500. */
function converted(value: string, official: string, shown: string): string {
  const from = POWERS[official];
  const to = POWERS[shown];
  return from === undefined || to === undefined ? value : moved(value, from - to);
}

/** Moves the decimal point; exact, because it works on the text. */
export function moved(value: string, by: number): string {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = value.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + by;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const rest = padded.slice(at).replace(/0+$/, '');
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  return sign + (rest === '' ? front : `${front}.${rest}`);
}

function grouped(value: string): string {
  const [whole = '', fraction] = value.split('.');
  const front = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? front : `${front}.${fraction}`;
}

const fullWidth = (value: string): string =>
  value.replace(/[0-9.]/g, (sign) =>
    sign === '.' ? '．' : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
  );
