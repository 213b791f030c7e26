import { cellAddress } from '#shared/workbook/address.ts';
import type { CellValue, RawCell } from '#shared/workbook/raw-workbook.ts';
import type { Dice } from './dice.ts';
import { moved } from './handwriting.ts';
import type { Change, Spot } from './spot.ts';

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
  'part-exceeds-whole': (spots, dice) => {
    const spot = one(
      spots.filter(
        (candidate) =>
          typedPart(candidate) &&
          candidate.truth.kind === 'numerator' &&
          candidate.indicator.unit === '%' &&
          candidate.indicator.range?.max === '100' &&
          hasTypedRatio(spots, candidate),
      ),
      dice,
    );
    const whole = spot && beside(spots, spot, 'denominator');
    if (!spot || whole?.cell.value?.type !== 'number') return null;
    const typed = String(Math.ceil(Number(whole.cell.value.text) * 2));
    const ratio = beside(spots, spot, 'actual')!;
    return {
      spot,
      value: number(typed),
      understood: typed,
      also: [{ sheet: ratio.truth.sheet, cell: ratio.truth.cell, code: 'ratio-mismatch' }],
    };
  },
  'duplicate-indicator': (spots, dice) => {
    const spot = one(
      spots.filter(
        (candidate) =>
          reported(candidate) &&
          isCount(candidate) &&
          candidate.truth.scope === null &&
          standsInRows(spots, candidate),
      ),
      dice,
    );
    if (spot?.cell.value?.type !== 'number') return null;
    const { row, column } = spot.cell;
    const last = Math.max(
      ...spots
        .filter(({ sheet, cell }) => sheet === spot.sheet && cell.column === column)
        .map(({ cell }) => cell.row),
    );
    if (spot.sheet.cells.some((cell) => cell.row === last + 1)) return null;
    const typed = String(Number(spot.cell.value.text) + 4);
    const again = spot.sheet.cells
      .filter((cell) => cell.row === row && (cell.column === column || cell.value?.type === 'text'))
      .map(
        (cell): RawCell => ({
          row: last + 1,
          column: cell.column,
          value: cell.column === column ? number(typed) : cell.value,
        }),
      );
    return {
      spot,
      value: spot.cell.value,
      understood: spot.truth.value ?? null,
      at: cellAddress(last + 1, column),
      edit: (sheet) => ({
        ...sheet,
        cells: [...sheet.cells, ...again].sort((a, b) => a.row - b.row || a.column - b.column),
      }),
    };
  },
};

const hasTypedRatio = (spots: readonly Spot[], spot: Spot): boolean => {
  const ratio = beside(spots, spot, 'actual');
  return ratio !== undefined && ratio.cell.formula === undefined && ratio.cell.value?.type === 'number';
};

/** One indicator to a row, one value column of this kind: a row can be written once more under the table. */
const standsInRows = (spots: readonly Spot[], spot: Spot): boolean =>
  spots
    .filter(({ sheet, cell }) => sheet === spot.sheet && cell.row === spot.cell.row)
    .every(({ truth }) => truth.indicator === spot.truth.indicator && truth.region === spot.truth.region) &&
  new Set(
    spots
      .filter(({ sheet, truth }) => sheet === spot.sheet && truth.kind === spot.truth.kind)
      .map(({ cell }) => cell.column),
  ).size === 1;

const earlier = (spots: readonly Spot[], spot: Spot): Spot | undefined =>
  beside(spots, spot, 'actual', `${Number(spot.truth.period.slice(0, 4)) - 1}${spot.truth.period.slice(4)}`);

const baseline = (spots: readonly Spot[], spot: Spot): Spot | undefined =>
  spots.find(
    (other) => sameLine(other, spot) && other.truth.kind === 'baseline' && other.sheet === spot.sheet,
  );
