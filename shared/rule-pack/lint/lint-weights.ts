import { compare, equals, exact, sum, toDecimalText } from '../../model/exact.ts';
import type { Indicator, RulePack } from '../rule-pack.ts';
import type { PointsNode } from '../scoring-rule.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';
import { reachablePoints } from './reachable-points.ts';

/** Weights that don't add up to their section or to the whole, and points out of reach or beyond the weight. */
export const lintWeights: LintRule = ({ pack }) => [
  ...pack.indicators.flatMap(reachFindings),
  ...sectionFindings(pack),
  ...totalFindings(pack),
];

function reachFindings(indicator: Indicator): LintFinding[] {
  const scoring = indicator.scoring;
  if (!scoring?.maxPoints) return [];
  const about = {
    indicatorId: indicator.id,
    indicator: indicator.name,
    section: indicator.section,
    clause: scoring.clause,
  };
  if (!scoring.rule)
    return scoring.questions.length > 0
      ? []
      : [
          lintFinding({
            ...about,
            code: 'standard-missing',
            severity: 'question',
            params: { points: scoring.maxPoints },
          }),
        ];
  if (scoring.rule.kind === 'discretionary')
    return [
      lintFinding({
        ...about,
        code: 'discretionary-points',
        severity: 'note',
        params: { points: scoring.maxPoints },
      }),
    ];
  if (!scoring.rule.points) return [];
  const weight = exact(scoring.maxPoints);
  const cap = capOf(scoring.rule.points);
  const reach = reachablePoints(scoring.rule.points);
  const found: LintFinding[] = [];
  if (cap !== null && compare(exact(cap), weight) > 0)
    found.push(
      lintFinding({
        ...about,
        code: 'cap-above-weight',
        severity: 'error',
        params: { cap, points: scoring.maxPoints },
        repair: true,
      }),
    );
  else if (reach !== null && compare(reach, weight) > 0)
    found.push(
      lintFinding({
        ...about,
        code: 'points-above-weight',
        severity: 'error',
        params: { reach: toDecimalText(reach), points: scoring.maxPoints },
      }),
    );
  if (reach !== null && compare(reach, weight) < 0)
    found.push(
      lintFinding({
        ...about,
        code: 'points-unreachable',
        severity: 'error',
        params: { reach: toDecimalText(reach), points: scoring.maxPoints },
      }),
    );
  return found;
}

const capOf = (node: PointsNode): string | null => (node.node === 'clamp' ? node.cap : null);

function sectionFindings(pack: RulePack): LintFinding[] {
  return pack.sections.flatMap((section) => {
    if (section.maxPoints === null) return [];
    if (section.items === 'issued' && !pack.indicators.some((one) => one.section === section.id))
      return [
        lintFinding({
          code: 'list-not-issued',
          severity: 'note',
          section: section.id,
          clause: section.clause,
          params: { section: section.title, points: section.maxPoints },
        }),
      ];
    const inside = [
      ...pack.indicators
        .filter((one) => one.section === section.id)
        .map((one) => one.scoring?.maxPoints ?? null),
      ...pack.sections.filter((one) => one.parent === section.id).map((one) => one.maxPoints),
    ].filter((points) => points !== null);
    const total = sum(inside.map((points) => exact(points)));
    if (inside.length === 0 || equals(total, exact(section.maxPoints))) return [];
    return [
      lintFinding({
        code: 'section-sum',
        severity: 'error',
        section: section.id,
        clause: section.clause,
        params: { section: section.title, sum: toDecimalText(total), points: section.maxPoints },
      }),
    ];
  });
}

function totalFindings(pack: RulePack): LintFinding[] {
  if (pack.maxPoints === null) return [];
  const top = pack.sections.filter((section) => section.parent === null && section.maxPoints !== null);
  const parts =
    top.length > 0
      ? top.map((section) => section.maxPoints!)
      : pack.indicators.flatMap((indicator) => indicator.scoring?.maxPoints ?? []);
  const total = sum(parts.map((points) => exact(points)));
  if (equals(total, exact(pack.maxPoints))) return [];
  return [
    lintFinding({
      code: 'total-sum',
      severity: 'error',
      clause: pack.document.part ?? pack.document.title,
      params: { sum: toDecimalText(total), points: pack.maxPoints },
    }),
  ];
}
