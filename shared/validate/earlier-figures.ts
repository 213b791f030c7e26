import type { PackId } from '../model/brands.ts';
import { exact } from '../model/exact.ts';
import type { Recognition } from '../model/reading.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { areaOf } from './area-of.ts';
import { handingDownTitle } from './evidence/handing-down-title.ts';
import type { Fact, Quantity } from './fact.ts';

/** A figure of a workbook that was checked before this one. */
export interface EarlierFigure {
  readonly file: string;
  readonly fact: KeptFigure;
}

/** A figure without its reading, and the title of the table by which it was handed down, if it was. */
export type KeptFigure = Quantity & { readonly handedDownBy: string | null };

/** By pack, indicator, scope, region, period and kind. */
export type EarlierFigures = Pick<ReadonlyMap<string, EarlierFigure>, 'get' | 'size'>;

/** A figure as text, so that those of a thousand workbooks fit into memory and pass between threads. */
export interface PackedFigure {
  readonly key: string;
  readonly packed: string;
}

export const figureKey = (
  pack: string,
  fact: Pick<Fact, 'indicatorId' | 'scope' | 'area' | 'period' | 'kind'>,
): string => `${pack}|${fact.indicatorId}|${fact.scope ?? ''}|${fact.area}|${fact.period}|${fact.kind}`;

/** What later workbooks are compared with. A figure whose region nobody names can't be compared; hidden sheets are old copies. */
export function packFigures(
  file: string,
  recognition: Recognition,
  packs: ReadonlyMap<PackId, RulePack>,
): PackedFigure[] {
  const hidden = new Set(
    recognition.hidden.filter((part) => part.what === 'sheet').map((part) => part.sheet),
  );
  const figures = new Map<string, PackedFigure>();
  for (const [position, reading] of recognition.readings.entries()) {
    const { pack, indicatorId, scope, region, period, kind, value, unit, sheet, cell, raw } = reading;
    const area = areaOf(reading, packs, recognition.region);
    if (value === null || area === '' || hidden.has(sheet)) continue;
    const key = figureKey(pack, { indicatorId, scope, area, period, kind });
    if (figures.has(key)) continue;
    const handedDownBy = handingDownTitle(reading, recognition.tables[reading.table]);
    // A list without names: every figure of a folder is packed, and few are ever unpacked.
    const packed: Packed = [
      file,
      position,
      indicatorId,
      scope,
      region,
      area,
      period,
      kind,
      value,
      unit,
      sheet,
      cell,
      raw,
      handedDownBy,
    ];
    figures.set(key, { key, packed: JSON.stringify(packed) });
  }
  return [...figures.values()];
}

type Packed = readonly [
  file: string,
  position: number,
  indicatorId: Fact['indicatorId'],
  scope: string | null,
  region: Fact['region'],
  area: string,
  period: Fact['period'],
  kind: Fact['kind'],
  text: Quantity['text'],
  unit: string,
  sheet: string,
  cell: string,
  raw: string,
  handedDownBy: string | null,
];

function unpack(json: string): EarlierFigure {
  const [file, position, indicatorId, scope, region, area, period, kind, ...rest] = JSON.parse(
    json,
  ) as Packed;
  const [text, unit, sheet, cell, raw, handedDownBy] = rest;
  const value = exact(text);
  const place = { position, indicatorId, scope, region, area, period, kind, unit, sheet, cell };
  return { file, fact: { ...place, value, text, raw, handedDownBy } };
}

/** The first mention of each figure, added to workbook by workbook. */
export interface EarlierWorkbooks extends EarlierFigures {
  add(figures: readonly PackedFigure[]): void;
  /** Those of the given keys that are known, for another thread. */
  among(keys: readonly string[]): readonly PackedFigure[];
}

export function openEarlierWorkbooks(): EarlierWorkbooks {
  const figures = new Map<string, string>();
  return {
    get size() {
      return figures.size;
    },
    get: (key) => {
      const packed = figures.get(key);
      return packed === undefined ? undefined : unpack(packed);
    },
    add: (added) => {
      for (const { key, packed } of added) if (!figures.has(key)) figures.set(key, packed);
    },
    among: (keys) =>
      keys.flatMap((key) => {
        const packed = figures.get(key);
        return packed === undefined ? [] : [{ key, packed }];
      }),
  };
}

/** The same of files that are all at hand. */
export function indexEarlierFiles(
  files: readonly { readonly file: string; readonly recognition: Recognition }[],
  packs: ReadonlyMap<PackId, RulePack>,
): EarlierFigures {
  const earlier = openEarlierWorkbooks();
  for (const { file, recognition } of files) earlier.add(packFigures(file, recognition, packs));
  return earlier;
}
