import type { CityFigure, FigureRange } from '../model/city-table.ts';
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  formatFixed,
  multiply,
  sum,
  toDecimalText,
} from '../model/exact.ts';
import type { Indicator, RulePack } from '../rule-pack/rule-pack.ts';
import type { Figure } from './figure.ts';

type Rounding = RulePack['rounding'];

/** Value of a region, unrounded: from its parts where both are there, else as reported. Null = not reported or not computable. */
export function exactValueOf(figure: Figure, indicator: Indicator): Exact | null {
  const parts = partsOf(figure);
  const computed = parts && divide(parts.numerator, parts.denominator);
  if (computed && indicator.aggregate === 'ratio') return multiply(computed, factorOf(indicator));
  return figure.value === null ? null : exact(figure.value);
}

/** The factor of the definition; a percentage without printed parts is still numerator ÷ denominator × 100. */
function factorOf(indicator: Indicator): Exact {
  if (indicator.parts) return exact(indicator.parts.factor);
  return exact(indicator.unit === '%' ? '100' : indicator.unit === '‰' ? '1000' : '1');
}

function partsOf(figure: Figure): { readonly numerator: Exact; readonly denominator: Exact } | null {
  if (figure.numerator === null || figure.denominator === null) return null;
  return { numerator: exact(figure.numerator), denominator: exact(figure.denominator) };
}

/** Whether a region's figure can enter the figure of all regions. */
export const contributes = (figure: Figure, indicator: Indicator): boolean =>
  indicator.aggregate === 'sum' ? figure.value !== null : partsOf(figure) !== null;

/**
 * The figure of several regions together. Ratios: numerators and denominators are summed, then divided, never averaged.
 * `weighted`: the reported values weighted by their denominators. `none`: nothing can be said for all together.
 */
export function cityFigureOf(
  figures: readonly Figure[],
  indicator: Indicator,
  rounding: Rounding,
): CityFigure | null {
  const counted = figures.filter((figure) => contributes(figure, indicator));
  if (counted.length === 0 || indicator.aggregate === 'none') return null;
  if (indicator.aggregate === 'sum') return sumFigure(counted);
  return ratioFigure(counted, figures, indicator, rounding);
}

function sumFigure(counted: readonly Figure[]): CityFigure {
  const value = toDecimalText(sum(counted.map((figure) => exact(figure.value!))));
  return {
    value,
    text: value,
    numerator: null,
    denominator: null,
    regions: counted.length,
    simpleMean: null,
  };
}

function ratioFigure(
  counted: readonly Figure[],
  all: readonly Figure[],
  indicator: Indicator,
  rounding: Rounding,
): CityFigure | null {
  const parts = counted.map((figure) => partsOf(figure)!);
  const denominator = sum(parts.map((part) => part.denominator));
  const numerator =
    indicator.aggregate === 'weighted'
      ? weightedNumerator(counted, parts, indicator)
      : sum(parts.map((part) => part.numerator));
  const ratio = divide(numerator, denominator);
  if (!ratio) return null;
  const value = multiply(ratio, factorOf(indicator));
  return {
    value: toDecimalText(value),
    text: formatFixed(value, rounding.places, rounding.mode),
    numerator: toDecimalText(numerator),
    denominator: toDecimalText(denominator),
    regions: counted.length,
    simpleMean: simpleMeanOf(all, indicator),
  };
}

/** Σ value × weight, brought to the scale of a numerator. */
function weightedNumerator(
  counted: readonly Figure[],
  parts: readonly { readonly numerator: Exact; readonly denominator: Exact }[],
  indicator: Indicator,
): Exact {
  const factor = factorOf(indicator);
  return sum(
    counted.map((figure, index) => {
      const { numerator, denominator } = parts[index]!;
      if (figure.value === null) return numerator;
      return divide(multiply(exact(figure.value), denominator), factor) ?? numerator;
    }),
  );
}

function simpleMeanOf(figures: readonly Figure[], indicator: Indicator): CityFigure['simpleMean'] {
  const values = figures.map((figure) => exactValueOf(figure, indicator)).filter((value) => value !== null);
  const mean = divide(sum(values), exact(String(values.length)));
  return mean && toDecimalText(mean);
}

/**
 * Where the figure of all regions can lie while `missing` of them are not in, assuming that each missing one lies
 * between the lowest and highest of those that are (a ratio: with the largest denominator among them, the widest case).
 */
export function figureRangeOf(
  figures: readonly Figure[],
  missing: number,
  indicator: Indicator,
): FigureRange | null {
  const counted = figures.filter((figure) => contributes(figure, indicator));
  if (missing === 0 || counted.length === 0) return null;
  if (indicator.aggregate === 'sum') return sumRange(counted, missing);
  return indicator.aggregate === 'ratio' ? ratioRange(counted, missing, indicator) : null;
}

function sumRange(counted: readonly Figure[], missing: number): FigureRange {
  const values = counted.map((figure) => exact(figure.value!)).sort(compare);
  const times = exact(String(missing));
  const total = sum(values);
  return {
    low: toDecimalText(add(total, multiply(values[0]!, times))),
    high: toDecimalText(add(total, multiply(values.at(-1)!, times))),
    assumption: 'peers',
  };
}

function ratioRange(counted: readonly Figure[], missing: number, indicator: Indicator): FigureRange | null {
  const parts = counted.map((figure) => partsOf(figure)!);
  const ratios = parts
    .map((part) => divide(part.numerator, part.denominator))
    .filter((ratio) => ratio !== null)
    .sort(compare);
  const largest = parts
    .map((part) => part.denominator)
    .sort(compare)
    .at(-1);
  const [lowest, highest] = [ratios[0], ratios.at(-1)];
  if (!lowest || !highest || !largest) return null;
  const added = multiply(largest, exact(String(missing)));
  const numerator = sum(parts.map((part) => part.numerator));
  const denominator = add(sum(parts.map((part) => part.denominator)), added);
  const bound = (ratio: Exact): Exact | null => {
    const value = divide(add(numerator, multiply(ratio, added)), denominator);
    return value && multiply(value, factorOf(indicator));
  };
  const [low, high] = [bound(lowest), bound(highest)];
  return low && high ? { low: toDecimalText(low), high: toDecimalText(high), assumption: 'peers' } : null;
}
