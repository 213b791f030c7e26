import { tagPattern } from '../xml/tag-pattern.ts';
import { isOn, readAttributes } from '../xml/xml-element.ts';
import { builtinFormat } from './builtin-formats.ts';

/** What reading needs of the style table, by style number of a cell. */
export interface CellStyles {
  /** Number format code; undefined for General. */
  readonly formats: readonly (string | undefined)[];
  readonly unlocked: readonly boolean[];
}

export const NO_STYLES: CellStyles = { formats: [], unlocked: [] };

/** Reads number formats and the locked flag only: fonts and fills wait until a grid wants them. */
export function readCellStyles(text: string): CellStyles {
  const custom = new Map<number, string | undefined>();
  for (const tag of tagsIn(sectionOf(text, 'numFmts'), 'numFmt')) {
    const attributes = readAttributes(tag);
    custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
  }
  const formats: (string | undefined)[] = [];
  const unlocked: boolean[] = [];
  const section = sectionOf(text, 'cellXfs');
  const starts = [...section.matchAll(/<(?:[\w.-]{1,64}:)?xf[\s/>]/g)].map((match) => match.index);
  for (const [index, start] of starts.entries()) {
    const piece = section.slice(start, starts[index + 1]);
    const id = Number(/\bnumFmtId\s*=\s*["'](\d+)/.exec(piece)?.[1] ?? 0);
    const code = custom.has(id) ? custom.get(id) : builtinFormat(id);
    formats.push(code === undefined || code === '' || /^general$/i.test(code) ? undefined : code);
    const lock = /\blocked\s*=\s*["'](\w+)/.exec(piece)?.[1];
    unlocked.push(lock !== undefined && !isOn(lock));
  }
  return { formats, unlocked };
}

/** Text between the tags of a section that stands once; nothing when it is absent. */
function sectionOf(text: string, name: string): string {
  const match = tagPattern(name).exec(text);
  if (!match || match[0].endsWith('/>')) return '';
  const from = match.index + match[0].length;
  const to = text.indexOf(`</${/^<([^\s/>]+)/.exec(match[0])?.[1]}`, from);
  return to < 0 ? '' : text.slice(from, to);
}

const tagsIn = (section: string, name: string): readonly string[] =>
  [...section.matchAll(tagPattern(name, 'g'))].map((match) => match[2]!);
