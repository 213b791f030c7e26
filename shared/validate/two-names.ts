import type { Reading } from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { type Fact, factOf, isQuantity, type Quantity } from './fact.ts';
import type { SheetView } from './rule.ts';
import { saysTheSame } from './same-figure.ts';

/** A figure reported on its own that is also a part of another indicator's ratio, where the two don't say the same. */
export interface TwoNames {
  readonly figure: Quantity;
  readonly part: Quantity;
}

/** 地方财政科技支出 as an indicator and as the numerator of its share; 高新技术企业数量 and the 高新技术企业 per 千家. */
export function figuresUnderTwoNames({ workbook, soFar }: SheetView): readonly TwoNames[] {
  const found: TwoNames[] = [];
  for (const id of workbook.recognition.packs) {
    const pack = workbook.packs.get(id);
    const pairs = pack ? knownPairs(pack) : [];
    if (pairs.length === 0) continue;
    const inPairs = new Set(pairs.flatMap(({ own, ratio }) => [own, ratio]));
    const figures = workbook.recognition.readings
      .filter(({ pack, sure, indicatorId }) => pack === id && sure !== 'unsure' && inPairs.has(indicatorId))
      .map((reading: Reading, position): Fact => factOf(reading, position, workbook.areaOf(reading)))
      .filter(isQuantity)
      // Whatever is said of a cell or of the ratio beside it comes first.
      .filter(
        ({ sheet, cell }) => !soFar.saysAt(sheet, cell, ...DOUBTS) && !workbook.hiddenSheets.has(sheet),
      );
    const key = ({ area, period }: Fact): string => `${area}|${period}`;
    for (const { own, ratio, kind } of pairs) {
      const parts = new Map<string, Quantity>();
      for (const fact of figures)
        if (fact.indicatorId === ratio && fact.kind === kind && !parts.has(key(fact)))
          parts.set(key(fact), fact);
      const wrong = workbook.recognition.readings.some(
        (reading) => reading.indicatorId === ratio && soFar.saysAt(reading.sheet, reading.cell, ...DOUBTS),
      );
      if (wrong) continue;
      for (const figure of figures) {
        const part = parts.get(key(figure));
        if (figure.indicatorId !== own || figure.kind !== 'actual' || !part || part.unit !== figure.unit)
          continue;
        if (!saysTheSame(figure, part)) found.push({ figure, part });
      }
    }
  }
  return found;
}

/** A ratio typed as a fraction (percent-scale) doubts itself only: its parts prove it. */
const DOUBTS = [
  'unit-slip',
  'part-exceeds-whole',
  'parts-swapped',
  'ratio-mismatch',
  'negative-count',
  'non-integer-count',
  'out-of-range',
  'duplicate-indicator',
] as const;

interface Pair {
  readonly own: string;
  readonly ratio: string;
  readonly kind: 'numerator' | 'denominator';
}

const pairsOfPacks = new WeakMap<RulePack, readonly Pair[]>();

/** Laid out once for each pack: comparing its names again for every workbook took a seventh of its checks. */
function knownPairs(pack: RulePack): readonly Pair[] {
  const pairs = pairsOfPacks.get(pack) ?? pairsOf(pack);
  pairsOfPacks.set(pack, pairs);
  return pairs;
}

function pairsOf({ indicators }: RulePack): readonly Pair[] {
  const owners = new Map<string, string>();
  for (const { id, name, aliases, quantity } of indicators)
    if (quantity === 'amount' || quantity === 'count')
      for (const word of [name, ...aliases]) owners.set(bareName(word), id);
  return indicators.flatMap(({ id, parts }) =>
    (['numerator', 'denominator'] as const).flatMap((kind) => {
      const own = parts ? owners.get(bareName(parts[kind].name)) : undefined;
      return own === undefined ? [] : [{ own, ratio: id, kind }];
    }),
  );
}

/** Without unit, spaces and 数量. */
const bareName = (name: string): string =>
  name.replace(/[\s()（）]|[(（](?:万元|亿元|家|个|件)[)）]/g, '').replace(/(?:总数|数量|数)$/, '');
