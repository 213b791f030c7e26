import type { PackId } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { areaOf } from './area-of.ts';
import { type Fact, factOf, isQuantity, type Quantity } from './fact.ts';

/** A figure of a workbook that was checked before this one. */
export interface EarlierFigure {
  readonly file: string;
  readonly fact: Quantity;
}

/** By pack, indicator, scope, region, period and kind. */
export type EarlierFigures = ReadonlyMap<string, EarlierFigure>;

export const figureKey = (pack: string, fact: Fact): string =>
  `${pack}|${fact.indicatorId}|${fact.scope ?? ''}|${fact.area}|${fact.period}|${fact.kind}`;

/** The first mention of each figure in the earlier files. A figure whose region nobody names can't be compared. */
export function indexEarlierFiles(
  files: readonly { readonly file: string; readonly recognition: Recognition }[],
  packs: ReadonlyMap<PackId, RulePack>,
): EarlierFigures {
  const figures = new Map<string, EarlierFigure>();
  for (const { file, recognition } of files) {
    const hidden = new Set(
      recognition.hidden.filter((part) => part.what === 'sheet').map((part) => part.sheet),
    );
    for (const [position, reading] of recognition.readings.entries()) {
      const fact = factOf(reading, position, areaOf(reading, packs, recognition.region));
      if (!isQuantity(fact) || fact.area === '' || hidden.has(fact.sheet)) continue;
      const key = figureKey(reading.pack, fact);
      if (!figures.has(key)) figures.set(key, { file, fact });
    }
  }
  return figures;
}
