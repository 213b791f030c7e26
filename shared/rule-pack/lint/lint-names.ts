import type { Indicator } from '../rule-pack.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';

/** Names and units that cannot be what was meant, or that mean two things. */
export const lintNames: LintRule = ({ pack }) => [
  ...pack.indicators.flatMap((indicator) => [
    ...ownFindings(indicator),
    ...lacksWord(indicator, pack.indicators),
  ]),
  ...sharedNames(pack.indicators),
];

const about = (indicator: Indicator) => ({
  indicatorId: indicator.id,
  indicator: indicator.name,
  section: indicator.section,
  clause: indicator.clause,
});

/** Ratios of ratios and multiples have no percent sign. */
const PURE_NUMBER = /区位熵|区位商|倍数|倍率/;

function ownFindings(indicator: Indicator): LintFinding[] {
  const found: LintFinding[] = [];
  const broken = /[A-Za-z];[A-Za-z]|&[a-z]+;|\uFFFD|□/.exec(indicator.name);
  if (broken)
    found.push(
      lintFinding({
        ...about(indicator),
        code: 'broken-character',
        severity: 'question',
        params: { quote: broken[0], meant: broken[0] === 'R;D' ? 'R&D' : '' },
        repair: broken[0] === 'R;D',
      }),
    );
  const percent = indicator.unit === '%' || indicator.unit === '‰';
  if (percent && PURE_NUMBER.test(indicator.name))
    found.push(
      lintFinding({
        ...about(indicator),
        code: 'unit-kind',
        severity: 'question',
        params: { unit: indicator.unit },
        repair: true,
      }),
    );
  if (percent && indicator.quantity === 'count')
    found.push(
      lintFinding({
        ...about(indicator),
        code: 'unit-kind',
        severity: 'error',
        params: { unit: indicator.unit },
      }),
    );
  if (/^人\/年$/.test(indicator.unit))
    found.push(
      lintFinding({
        ...about(indicator),
        code: 'unit-kind',
        severity: 'question',
        params: { unit: indicator.unit },
      }),
    );
  for (const name of indicator.printedNames ?? [])
    if (name !== indicator.name)
      found.push(
        lintFinding({
          ...about(indicator),
          code: 'named-two-ways',
          severity: 'note',
          params: { other: name },
        }),
      );
  const both = indicator.departments.lead.filter((name) => indicator.departments.cooperating.includes(name));
  // Rows of several scopes are merged here, so one scope's lead may well cooperate in another.
  if (both.length > 0 && indicator.scopes.length === 0)
    found.push(
      lintFinding({
        ...about(indicator),
        code: 'lead-also-cooperating',
        severity: 'note',
        params: { department: both.join('、') },
      }),
    );
  return found;
}

/** `地方财政支出` beside a share whose numerator is `地方财政科技支出`: a word of the numerator is missing. */
function lacksWord(indicator: Indicator, all: readonly Indicator[]): LintFinding[] {
  if (indicator.quantity !== 'amount') return [];
  const sibling = all.find(
    (other) =>
      other.section === indicator.section &&
      other.parts !== null &&
      other.parts.numerator.name !== indicator.name &&
      other.parts.numerator.name.replace('科技', '') === indicator.name,
  );
  if (!sibling?.parts) return [];
  return [
    lintFinding({
      ...about(indicator),
      code: 'name-lacks-word',
      severity: 'question',
      params: { word: '科技', meant: sibling.parts.numerator.name, other: sibling.name },
      repair: true,
    }),
  ];
}

/** One name or alias that two indicators claim: a workbook's row could be either. */
function sharedNames(all: readonly Indicator[]): LintFinding[] {
  const owners = new Map<string, Indicator>();
  return all.flatMap((indicator) =>
    [...new Set([indicator.name, ...indicator.aliases])].flatMap((name) => {
      const owner = owners.get(name);
      if (!owner) owners.set(name, indicator);
      if (!owner || owner === indicator) return [];
      return [
        lintFinding({
          ...about(indicator),
          code: 'alias-twice',
          severity: 'error',
          params: { name, other: owner.name },
        }),
      ];
    }),
  );
}
