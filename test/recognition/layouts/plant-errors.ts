import { allPacks } from '#shared/packs/registry.ts';
import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import { cellAddress } from '#shared/workbook/address.ts';
import type { CellValue, RawCell, RawSheet } from '#shared/workbook/raw-workbook.ts';
import type { TruthFinding, TruthReading } from '../judge-recognition.ts';
import type { Dice } from './dice.ts';
import { moved } from './handwriting.ts';
import type { Layout } from './paper.ts';

/** One figure of a generated workbook with the cell it stands in. */
interface Spot {
  readonly truth: TruthReading;
  readonly sheet: RawSheet;
  readonly cell: RawCell;
  readonly indicator: Indicator;
}

interface Change {
  readonly spot: Spot;
  /** null empties the cell. */
  readonly value: CellValue;
  /** What is understood of it afterwards. */
  readonly understood: string | null;
  readonly at?: TruthFinding;
}

type Plant = (spots: readonly Spot[], dice: Dice) => Change | null;

const text = (words: string): CellValue => ({ type: 'text', text: words });
const number = (digits: string): CellValue => ({ type: 'number', text: digits });

const one = (spots: readonly Spot[], dice: Dice): Spot | null =>
  spots.length === 0 ? null : dice.pick(spots);

/** A typed figure of this period that nothing else is computed from in the same table. */
const reported = ({ truth, cell, indicator }: Spot): boolean =>
  truth.kind === 'actual' &&
  cell.formula === undefined &&
  cell.value?.type === 'number' &&
  cell.format === undefined &&
  indicator.required &&
  indicator.quantity !== 'rank';

const isCount = ({ indicator }: Spot): boolean =>
  indicator.quantity === 'count' && /^[家个件]$/.test(indicator.unit);

const sameLine = (a: Spot, b: Spot): boolean =>
  a.truth.indicator === b.truth.indicator &&
  a.truth.scope === b.truth.scope &&
  a.truth.region === b.truth.region;

const beside = (
  spots: readonly Spot[],
  spot: Spot,
  kind: string,
  period = spot.truth.period,
): Spot | undefined =>
  spots.find(
    (other) =>
      sameLine(other, spot) &&
      other.truth.kind === kind &&
      other.truth.period === period &&
      other.sheet === spot.sheet,
  );

const words =
  (...choices: readonly string[]): Plant =>
  (spots, dice) => {
    const spot = one(
      spots.filter((candidate) => reported(candidate) && isNewest(spots, candidate)),
      dice,
    );
    return spot && { spot, value: text(dice.pick(choices)), understood: null };
  };

/** No later figure of the same indicator stands in the workbook. */
const isNewest = (spots: readonly Spot[], spot: Spot): boolean =>
  !spots.some(
    (other) =>
      sameLine(other, spot) && other.truth.kind === 'actual' && other.truth.period > spot.truth.period,
  );

const changed =
  (
    suits: (spot: Spot, spots: readonly Spot[]) => boolean,
    make: (value: string, dice: Dice, spot: Spot, spots: readonly Spot[]) => string,
  ): Plant =>
  (spots, dice) => {
    const spot = one(
      spots.filter((candidate) => suits(candidate, spots)),
      dice,
    );
    if (spot?.cell.value?.type !== 'number') return null;
    const typed = make(spot.cell.value.text, dice, spot, spots);
    return { spot, value: number(typed), understood: typed };
  };

const typedPart = (spot: Spot): boolean =>
  spot.cell.formula === undefined && spot.cell.value?.type === 'number';

const hasParts = (spot: Spot, spots: readonly Spot[]): boolean =>
  spot.cell.formula === undefined &&
  spot.cell.format === undefined &&
  beside(spots, spot, 'numerator') !== undefined &&
  beside(spots, spot, 'denominator') !== undefined;

/** Ways of spoiling one cell, by the code that must name it. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  'required-missing': (spots, dice) => {
    const spot = one(
      spots.filter((candidate) => reported(candidate) && isNewest(spots, candidate)),
      dice,
    );
    return spot && { spot, value: null, understood: null };
  },
  'not-yet-available': words(
    '待反馈',
    '未公布',
    '季报未出',
    '暂无数据',
    '待统计局反馈',
    '尚未公布',
    '数据未出',
    '待市统计局反馈',
    '暂未统计',
  ),
  'not-a-number': words('见附件', '详见说明', '较好', '已上报', '同去年', '若干'),
  'formula-error': (spots, dice) => {
    const spot = one(
      spots.filter((candidate) => reported(candidate) && isNewest(spots, candidate)),
      dice,
    );
    return (
      spot && {
        spot,
        value: { type: 'error', text: dice.pick(['#DIV/0!', '#REF!', '#N/A', '#VALUE!', '#NAME?']) },
        understood: null,
      }
    );
  },
  'text-number': (spots, dice) => {
    const spot = one(spots.filter(reported), dice);
    if (spot?.cell.value?.type !== 'number') return null;
    const typed = spot.cell.value.text;
    return {
      spot,
      value: text(
        dice.pick([
          typed,
          ` ${typed}`,
          `约${typed}`,
          typed.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
        ]),
      ),
      understood: spot.truth.value ?? null,
    };
  },
  'out-of-range': changed(
    (spot) =>
      reported(spot) &&
      spot.indicator.unit === '%' &&
      spot.indicator.range?.max === '100' &&
      Number(spot.truth.value) > 2 &&
      spot.indicator.parts === null,
    (value, dice) => `1${value.split('.')[0]!.padStart(2, '0').slice(-2)}.${dice.between(1, 9)}`,
  ),
  'negative-count': changed(
    (spot) => reported(spot) && isCount(spot),
    (value) => `-${value}`,
  ),
  'non-integer-count': changed(
    (spot) => reported(spot) && isCount(spot),
    (value) => `${value}.5`,
  ),
  'percent-scale': changed(
    (spot, spots) =>
      reported(spot) &&
      hasParts(spot, spots) &&
      spot.indicator.unit === '%' &&
      Number(spot.truth.value) >= 0.4,
    (value) => moved(value, -2),
  ),
  'unit-slip': changed(
    (spot, spots) =>
      typedPart(spot) &&
      spot.truth.unit === '万元' &&
      ['numerator', 'denominator'].includes(spot.truth.kind) &&
      beside(spots, spot, 'actual') !== undefined &&
      beside(spots, spot, spot.truth.kind === 'numerator' ? 'denominator' : 'numerator') !== undefined,
    (value) => moved(value, 4),
  ),
  'unit-slip of an amount': changed(
    (spot, spots) =>
      reported(spot) &&
      spot.indicator.unit === '亿元' &&
      spot.indicator.quantity === 'amount' &&
      beside(spots, spot, 'target', spot.truth.period.slice(0, 4)) !== undefined,
    (value) => moved(value, 4),
  ),
  'ratio-mismatch': changed(
    (spot, spots) => reported(spot) && hasParts(spot, spots) && Number(spot.truth.value) > 0.2,
    (value) => (Number(value) * 1.12 + 0.02).toFixed(2),
  ),
  'sum-mismatch': changed(
    (spot) => spot.cell.formula?.startsWith('SUM(') === true && spot.indicator.quantity === 'count',
    (value) => String(Number(value) + 2),
  ),
  'cross-table-mismatch': changed(
    (spot) => spot.cell.formula?.includes('!') === true && isCount(spot) && spot.cell.value !== null,
    (value) => String(Number(value) + 3),
  ),
  'year-jump': changed(
    (spot, spots) => reported(spot) && isCount(spot) && earlier(spots, spot) !== undefined,
    (_value, _dice, spot, spots) => String(Number(earlier(spots, spot)!.truth.value) * 6),
  ),
  'target-below-baseline': changed(
    (spot, spots) =>
      typedPart(spot) &&
      ['target', 'constraint', 'expectation'].includes(spot.truth.kind) &&
      isCount(spot) &&
      baseline(spots, spot) !== undefined,
    (_value, _dice, spot, spots) => String(Math.max(1, Number(baseline(spots, spot)!.truth.value) - 3)),
  ),
  'below-target': changed(
    (spot, spots) =>
      reported(spot) &&
      isCount(spot) &&
      spot.truth.period.length === 4 &&
      beside(spots, spot, 'target') !== undefined,
    (_value, _dice, spot, spots) =>
      String(Math.max(1, Number(beside(spots, spot, 'target')!.truth.value) - 2)),
  ),
  'ledger-count-mismatch': changed(
    (spot) => reported(spot) && Number(spot.truth.value) > 50,
    (value) => String(Number(value) + 3),
  ),
};

const earlier = (spots: readonly Spot[], spot: Spot): Spot | undefined =>
  beside(spots, spot, 'actual', `${Number(spot.truth.period.slice(0, 4)) - 1}${spot.truth.period.slice(4)}`);

const baseline = (spots: readonly Spot[], spot: Spot): Spot | undefined =>
  spots.find(
    (other) => sameLine(other, spot) && other.truth.kind === 'baseline' && other.sheet === spot.sheet,
  );

/** The workbook with one error of this kind and what must be found; null where it has no place for it. */
export function plantError(
  layout: Layout,
  plan: string,
  dice: Dice,
): (Layout & { readonly spoiled: string }) | null {
  const spots = spotsOf(layout);
  if (plan === 'ledger-count-mismatch' && layout.name !== 'ledger-book') return null;
  const change = PLANTS[plan]!(spots, dice);
  if (!change) return null;
  const { spot } = change;
  const code = plan.split(' ')[0]!;
  const planted: TruthFinding = { sheet: spot.truth.sheet, cell: spot.truth.cell, code };
  return {
    ...layout,
    spoiled: spot.truth.indicator,
    raw: {
      ...layout.raw,
      sheets: layout.raw.sheets.map((sheet) =>
        sheet === spot.sheet ? withCell(sheet, spot.cell, change.value) : sheet,
      ),
    },
    truth: {
      ...layout.truth,
      readings: layout.truth.readings.map((reading) =>
        reading === spot.truth ? { ...reading, value: change.understood } : reading,
      ),
      planted: [planted],
    },
  };
}

function withCell(sheet: RawSheet, cell: RawCell, value: CellValue): RawSheet {
  const { row, column, format } = cell;
  const cells = sheet.cells.flatMap((old): readonly RawCell[] => {
    if (old !== cell) return [old];
    return value === null ? [] : [{ row, column, value, ...(format === undefined ? {} : { format }) }];
  });
  return { ...sheet, cells };
}

function spotsOf(layout: Layout): readonly Spot[] {
  const indicators = new Map(
    [...allPacks]
      .sort((a, b) => Number(a.id === layout.truth.pack) - Number(b.id === layout.truth.pack))
      .flatMap((pack) => pack.indicators.map((indicator) => [indicator.name, indicator] as const)),
  );
  const cells = new Map(
    layout.raw.sheets.flatMap((sheet) =>
      sheet.cells.map(
        (cell) => [`${sheet.name}!${cellAddress(cell.row, cell.column)}`, { sheet, cell }] as const,
      ),
    ),
  );
  return layout.truth.readings.flatMap((truth): readonly Spot[] => {
    const indicator = indicators.get(truth.indicator);
    const found = cells.get(`${truth.sheet}!${truth.cell}`);
    if (
      !indicator ||
      !found ||
      found.sheet.visibility !== 'visible' ||
      found.sheet.hiddenColumns.has(found.cell.column)
    )
      return [];
    return [{ truth, indicator, ...found }];
  });
}
