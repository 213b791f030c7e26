import type { RulePack } from '../rule-pack.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';

/** Regions nobody knows, or that lie outside the pack's area. */
export const lintRegions: LintRule = ({ pack, knownRegions }) => {
  const clause = pack.document.part ?? pack.document.title;
  const named = [...pack.regions, ...pack.targets.flatMap((target) => target.region ?? [])];
  return [...new Set(named)].flatMap((region) => {
    const code = region.split('-')[0]!;
    const outside = pack.area !== null && code.slice(0, prefix(pack)) !== pack.area.slice(0, prefix(pack));
    const unknown = knownRegions !== null && !knownRegions.has(code);
    return outside || unknown
      ? [lintFinding({ code: 'region-unknown', severity: 'error', clause, params: { region } })]
      : [];
  });
};

/** Digits of a code that its area shares: 62 for a province, 6211 for a city. */
const prefix = (pack: RulePack): number =>
  pack.area?.endsWith('0000') ? 2 : pack.area?.endsWith('00') ? 4 : 6;

/** What the issuer still has to decide, and readings in force until then. */
export const lintQuestions: LintRule = ({ pack }) => [
  ...pack.questions.map((question): LintFinding => {
    const only = question.indicatorIds.length === 1 ? question.indicatorIds[0]! : null;
    const indicator = pack.indicators.find((one) => one.id === only);
    return lintFinding({
      code: 'question-open',
      severity: question.effect === 'note' ? 'note' : 'question',
      indicatorId: only,
      indicator: indicator?.name ?? null,
      section: indicator?.section ?? null,
      clause: question.clause,
      params: {
        question: question.id,
        zh: question.text.zh,
        en: question.text.en,
        effect: question.effect,
        options: question.options.map((option) => option.id).join('、'),
        default: question.default ?? '',
      },
    });
  }),
  ...pack.indicators.flatMap((indicator) =>
    (indicator.scoring?.assumed ?? []).map((assumption) =>
      lintFinding({
        code: 'reading-assumed',
        severity: 'note',
        indicatorId: indicator.id,
        indicator: indicator.name,
        section: indicator.section,
        clause: indicator.scoring!.clause,
        params: { assumption },
      }),
    ),
  ),
];

/** Bonuses without a printed ceiling, and grants without a printed payer. */
export const lintMoneyAndBonuses: LintRule = ({ pack }) => {
  const bonuses = pack.adjustments.filter((rule) =>
    rule.levels.some((level) => !level.points.startsWith('-')),
  );
  const unpaid = (pack.support ?? []).filter((item) => item.payer === 'unstated');
  return [
    ...(bonuses.length > 0
      ? [
          lintFinding({
            code: 'bonus-without-ceiling',
            severity: 'question',
            clause: bonuses[0]!.clause,
            params: { count: String(bonuses.length) },
          }),
        ]
      : []),
    ...(unpaid.length > 0
      ? [
          lintFinding({
            code: 'payer-unstated',
            severity: 'note',
            clause: unpaid[0]!.clause,
            params: { count: String(unpaid.length), items: unpaid.map((item) => item.name).join('；') },
          }),
        ]
      : []),
  ];
};
