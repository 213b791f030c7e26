import { compare, exact, sum, toDecimalText } from '../../model/exact.ts';
import type { Indicator, IndicatorScoring } from '../rule-pack.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';

/** Defects of the printed 评分标准 itself, whatever it was understood as. */
export const lintStandardText: LintRule = ({ pack }) =>
  pack.indicators.flatMap((indicator) =>
    indicator.scoring ? textFindings(indicator, indicator.scoring, indicator.scoring.text) : [],
  );

/** The same for one text, so that a pasted standard can be looked at before it becomes part of a pack. */
export function textFindings(
  indicator: Pick<Indicator, 'id' | 'name' | 'section'>,
  scoring: Pick<IndicatorScoring, 'maxPoints' | 'clause'>,
  printed: string,
): readonly LintFinding[] {
  const text = plain(printed);
  const about = {
    indicatorId: indicator.id,
    indicator: indicator.name,
    section: indicator.section,
    clause: scoring.clause,
  };
  const found: LintFinding[] = [];
  const report = (
    code: LintFinding['code'],
    severity: LintFinding['severity'],
    params: Record<string, string>,
    repair = false,
  ): void => {
    found.push(lintFinding({ ...about, code, severity, params, repair }));
  };

  const fused = /^(\d+(?:\.\d+)?)([≥>]\d.*?[;。]|[≥>]\d.*$)/.exec(text);
  if (fused)
    report('fused-weight', 'question', { quote: fused[0], points: fused[1]!, rest: fused[2]! }, true);
  for (const match of text.matchAll(/[^;。(]*\((\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?)\)/g))
    if (/\d/.test(match[0].replace(match[1]!, '')))
      report('points-word-missing', 'question', { quote: match[0].trim(), points: match[1]! }, true);
  for (const match of text.matchAll(
    /(?:^|[;。])([^;。()\d≥≤<>]*)(\d+(?:\.\d+)?)([^;。()\d-]*)\((\d+(?:\.\d+)?)-0分?\)/g,
  ))
    if (!/以下|不足|低于|未达|小于|以内/.test(match[0]))
      report(
        'below-word-missing',
        'question',
        { quote: quoted(match[0]), value: `${match[2]}${match[3]}` },
        true,
      );
  for (const match of text.matchAll(
    /(\d+(?:\.\d+)?[^;。()\d-]*)-0(?!\d|\.)[^;。()]*\((\d+(?:\.\d+)?)-0分?\)/g,
  ))
    report('range-to-zero', 'note', { quote: match[0] });
  const bureaux = /(?:[省市县区旗][\u4e00-\u9fff]{1,10}?(?:局|委|厅|办))(?=\d)/.exec(text);
  if (bureaux) report('department-in-standard', 'question', { quote: bureaux[0] }, true);
  for (const quote of perUnit(text)) report('per-unit-missing', 'question', { quote }, true);
  const tariffs = tariffsAbove(text, scoring.maxPoints);
  if (tariffs) report('tariffs-above-weight', 'question', tariffs);
  return found;
}

/** Half-width signs and no blanks, so that one pattern reads every way of typing. */
const plain = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[≧﹥]/g, '≥')
    .replace(/[≦]/g, '≤')
    .replace(/[—–~～至]/g, '-')
    .replace(/\s+/g, '');

const quoted = (text: string): string => text.replace(/^[;。]/, '');

/** Entries that give points without 每家 where most of their neighbours say it. */
function perUnit(text: string): string[] {
  const entries = text
    .split(/[;。,]/)
    .filter((entry) => /\d+(?:\.\d+)?分$/.test(entry) && !/[≥≤<>(]|以上|以下|最[高多]/.test(entry));
  const bare = entries.filter((entry) => !/每/.test(entry));
  return bare.length > 0 && bare.length * 2 < entries.length ? bare : [];
}

/** Alternatives written side by side whose points add up to more than the weight, with no cap printed. */
function tariffsAbove(text: string, maxPoints: string | null): Record<string, string> | null {
  if (maxPoints === null || /最[高多]|不超过|封顶|为限|满分/.test(text)) return null;
  const entries = text.split(/[;。]/).flatMap((entry) => {
    const match = /^[^\d≥≤<>%]+\((\d+(?:\.\d+)?)分\)$/.exec(entry);
    return match ? [match[1]!] : [];
  });
  if (entries.length < 2) return null;
  const total = sum(entries.map((points) => exact(points)));
  if (compare(total, exact(maxPoints)) <= 0) return null;
  return { entries: entries.join('+'), sum: toDecimalText(total), points: maxPoints };
}
