import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { Dice } from './dice.ts';

/** Figures of an invented reality: consistent between years, quarters, parts and ratios. */
export interface Reality {
  /** Value in the official unit, with the decimals that such a figure is printed with. */
  actual(question: Question): string;
  /** Part of a ratio, money in 万元. */
  part(question: Question, part: 'numerator' | 'denominator'): string;
  /** What is to be reached in that year. */
  target(question: Question): string;
}

export interface Question {
  readonly indicator: Indicator;
  readonly scope: string | null;
  /** Any name that keeps places apart. */
  readonly region: string;
  /** `2022`, `2022Q3`, `2022-09`. */
  readonly period: string;
}

const bare = (name: string): string => name.replace(/数量?$/, '');

const COUNTED = /^(?:家|件|个|人|名|项|户|篇|人年|人次|场次|位|省级以上)$/;

/** Makes up the figures of one workbook; `share` is the size of a place against the pack's own area. */
export function makeReality(pack: RulePack, dice: Dice, share: number): Reality {
  const bases = new Map<string, number>();
  const base = (key: string, make: () => number): number => {
    const known = bases.get(key);
    if (known !== undefined) return known;
    const made = make();
    bases.set(key, made);
    return made;
  };
  const aim = (indicator: Indicator, scope: string | null): number | null => {
    const set = pack.targets.find(
      (target) =>
        target.indicatorId === indicator.id &&
        target.value !== null &&
        (scope === null || target.scope === scope),
    );
    return set?.value ? Number(set.value) : null;
  };
  const sizeOf = (indicator: Indicator): number => (indicator.aggregate === 'sum' ? share : 1);

  const value = ({ indicator, scope, region, period }: Question): number => {
    const from = base(`${indicator.id}|${scope}|${region}`, () => {
      const known = aim(indicator, scope);
      const size = known === null ? inventedSize(indicator, dice) : known * sizeOf(indicator);
      const made = size * (dice.between(85, 115) / 100);
      if (indicator.quantity === 'rank') return dice.between(8, 20);
      if (indicator.range?.max != null) return Math.min(made, Number(indicator.range.max) * 0.8);
      return COUNTED.test(indicator.unit) && indicator.quantity === 'count' ? Math.max(made, 8) : made;
    });
    return indicator.quantity === 'rank'
      ? from
      : from * growth(period, indicator.quantity === 'amount', 0.95);
  };

  const part = (question: Question, which: 'numerator' | 'denominator'): string => {
    const { indicator, region, period } = question;
    const parts = indicator.parts!;
    const key = (name: string): string => `part|${name}|${region}|${question.scope}`;
    const aimed = aim(indicator, question.scope) ?? inventedRatio(indicator, dice);
    const ratio = base(
      `ratio|${indicator.id}|${region}|${question.scope}`,
      () => aimed * (dice.between(85, 115) / 100),
    );
    const factor = Number(parts.factor);
    const numeratorKey = key(parts.numerator.name);
    const twinless = bases.get(numeratorKey);
    // A part that is an indicator itself is the same figure.
    const twin = pack.indicators.find(
      (other) =>
        other.quantity !== 'ratio' &&
        other.id !== indicator.id &&
        [other.name, ...other.aliases].some((name) => bare(name) === bare(parts.numerator.name)),
    );
    if (twin && which === 'numerator') return actual({ ...question, indicator: twin, scope: null });
    const known = twin ? value({ indicator: twin, scope: null, region, period: '2022' }) : twinless;
    const whole = base(key(parts.denominator.name), () =>
      known === undefined
        ? inventedWhole(parts.denominator.name, parts.denominator.unit, dice)
        : (known * factor) / ratio,
    );
    const piece = known ?? base(numeratorKey, () => (whole * ratio) / factor);
    const definition = parts[which];
    const flow = /万元|亿元|元/.test(definition.unit);
    const amount =
      (which === 'numerator' ? piece : whole) * growth(period, flow, which === 'numerator' ? 0.95 : 0.97);
    return printed(amount, COUNTED.test(definition.unit) ? 0 : 2);
  };

  const actual = (question: Question): string => {
    const { indicator } = question;
    if (indicator.parts) {
      const ratio =
        (Number(part(question, 'numerator')) / Number(part(question, 'denominator'))) *
        Number(indicator.parts.factor);
      return printed(ratio, placesOf(indicator));
    }
    return printed(value(question), placesOf(indicator));
  };

  return {
    actual,
    part,
    target: (question) => {
      const year = question.period.slice(0, 4);
      const reached = Number(actual({ ...question, period: year }));
      if (question.indicator.quantity === 'rank') return printed(reached, 0);
      const max = question.indicator.range?.max;
      const wanted = reached * (dice.between(101, 108) / 100);
      const places = placesOf(question.indicator);
      return printed(max == null ? wanted : Math.min(wanted, Number(max) * 0.95), places);
    },
  };
}

/** Earlier years are smaller; money flows run from January on. */
function growth(period: string, flow: boolean, yearly: number): number {
  const year = Number(period.slice(0, 4));
  const quarter = /Q(\d)/.exec(period)?.[1];
  const month = /-(\d\d)/.exec(period)?.[1];
  const part = quarter ? Number(quarter) / 4 : month ? Number(month) / 12 : 1;
  return yearly ** (2022 - year) * (flow ? part : 0.94 + 0.06 * part);
}

const placesOf = (indicator: Indicator): number =>
  indicator.quantity === 'count' && COUNTED.test(indicator.unit) ? 0 : indicator.quantity === 'rank' ? 0 : 2;

function inventedSize(indicator: Indicator, dice: Dice): number {
  if (indicator.quantity === 'index') return dice.between(30, 70);
  if (indicator.unit === '%') return dice.between(5, 70) + dice.between(0, 99) / 100;
  if (indicator.unit === '亿元') return dice.between(100, 900) / 100;
  if (indicator.unit === '万元') return dice.between(100000, 900000) / 100;
  return dice.between(12, 90);
}

function inventedRatio(indicator: Indicator, dice: Dice): number {
  if (indicator.unit === '%') return dice.between(100, 6000) / 100;
  return dice.between(200, 2000) / 100;
}

function inventedWhole(name: string, unit: string, dice: Dice): number {
  if (/人口/.test(name)) return dice.between(200, 600) / 10;
  if (/生产总值/.test(name)) return dice.between(600000, 2000000);
  if (/预算支出|财政支出/.test(name)) return dice.between(15000000, 45000000) / 100;
  if (/万元/.test(unit)) return dice.between(2000000, 9000000) / 100;
  if (/^千/.test(unit) || /^万/.test(unit)) return dice.between(200, 900) / 100;
  return dice.between(300, 2000);
}

/** Decimal text without needless zeros. */
export function printed(value: number, places: number): string {
  const text = value.toFixed(places);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
