import { compare, type Exact, equals, exact, subtract, toDecimalText } from '../../model/exact.ts';
import type { Indicator, IndicatorScoring } from '../rule-pack.ts';
import type { Band, PointsNode } from '../scoring-rule.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';

/** Bands of every item: gaps, overlaps, jumps at shared ends, and points that fall where more is better. */
export const lintBands: LintRule = ({ pack }) =>
  pack.indicators.flatMap((indicator) => {
    const scoring = indicator.scoring;
    if (!scoring?.rule?.points) return [];
    return bandsInside(scoring.rule.points).flatMap((bands) => bandFindings(indicator, scoring, bands));
  });

/** Every list of bands in an expression. */
export function bandsInside(node: PointsNode): readonly (readonly Band[])[] {
  switch (node.node) {
    case 'bands':
      return [node.bands];
    case 'sum':
      return node.parts.flatMap(bandsInside);
    case 'pick':
      return node.of.flatMap(bandsInside);
    case 'clamp':
    case 'round':
      return bandsInside(node.of);
    default:
      return [];
  }
}

function bandFindings(
  indicator: Indicator,
  scoring: IndicatorScoring,
  bands: readonly Band[],
): LintFinding[] {
  const found: LintFinding[] = [];
  const about = {
    indicatorId: indicator.id,
    indicator: indicator.name,
    section: indicator.section,
    clause: scoring.clause,
  };
  const unit = indicator.unit;
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    if (!next || band.to === null || next.from === null) return;
    const side = compare(exact(band.to), exact(next.from));
    const ends = { from: band.to, to: next.from, unit, pointsFrom: band.pointsTo, pointsTo: next.pointsFrom };
    if (side < 0 || (side === 0 && !band.toIncluded && !next.fromIncluded))
      found.push(
        lintFinding({
          ...about,
          code: 'band-gap',
          severity: 'error',
          params: { ...ends, band: `${next.from}-${band.to}${unit}(${next.pointsFrom}-${band.pointsTo}分)` },
          repair: true,
        }),
      );
    else if (side > 0)
      found.push(lintFinding({ ...about, code: 'band-overlap', severity: 'error', params: ends }));
    else if (isLinear(band) && isLinear(next) && !equals(exact(band.pointsTo), exact(next.pointsFrom)))
      found.push(
        lintFinding({
          ...about,
          code: 'band-jump',
          severity: 'question',
          params: { ...ends, step: toDecimalText(subtract(exact(next.pointsFrom), exact(band.pointsTo))) },
        }),
      );
  });
  const falling = bands.filter((band, index) => {
    const before = bands[index - 1];
    const falls = (from: string, to: string): boolean => compare(exact(to), exact(from)) < 0;
    return (
      falls(band.pointsFrom, band.pointsTo) || (before ? falls(before.pointsTo, band.pointsFrom) : false)
    );
  });
  if (indicator.direction === 'up' && falling.length > 0)
    found.push(
      lintFinding({
        ...about,
        code: 'band-direction',
        severity: 'error',
        params: { from: falling[0]!.from ?? '', to: falling[0]!.to ?? '', unit },
      }),
    );
  return found;
}

const isLinear = (band: Band): boolean => !equals(exact(band.pointsFrom), exact(band.pointsTo));

/** Lower bands equal to another item's whose weight is different: probably copied by mistake. */
export const lintCopiedBands: LintRule = ({ pack }) => {
  const found: LintFinding[] = [];
  const items = pack.indicators.flatMap((indicator) =>
    indicator.scoring?.rule?.points
      ? bandsInside(indicator.scoring.rule.points).map((bands) => ({
          indicator,
          scoring: indicator.scoring!,
          bands,
        }))
      : [],
  );
  items.forEach((item, index) => {
    const twin = items.slice(index + 1).find((other) => sharesBands(item.bands, other.bands));
    if (!twin || twin.scoring.maxPoints === item.scoring.maxPoints) return;
    const copied = isWhole(item.bands) ? twin : item;
    const original = copied === item ? twin : item;
    found.push(
      lintFinding({
        code: 'bands-copied',
        severity: 'question',
        indicatorId: copied.indicator.id,
        indicator: copied.indicator.name,
        section: copied.indicator.section,
        clause: copied.scoring.clause,
        params: { other: original.indicator.name, points: original.scoring.maxPoints ?? '' },
      }),
    );
  });
  return found;
};

/** At least three equal bands that are not steps of zero. */
const sharesBands = (a: readonly Band[], b: readonly Band[]): boolean =>
  a.filter((band) =>
    b.some(
      (other) =>
        other.from === band.from &&
        other.to === band.to &&
        other.pointsFrom === band.pointsFrom &&
        other.pointsTo === band.pointsTo,
    ),
  ).length >= 3;

const isWhole = (bands: readonly Band[]): boolean =>
  bands.every((band, index) => {
    const next: Exact | null = bands[index + 1]?.from ? exact(bands[index + 1]!.from!) : null;
    return next === null || (band.to !== null && equals(exact(band.to), next));
  });
