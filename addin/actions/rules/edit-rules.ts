import type { IndicatorId } from '#shared/model/brands.ts';
import { type Compiled, compileNotation } from '#shared/notation/compile-notation.ts';
import type { NotationDiagnostic } from '#shared/notation/diagnostic.ts';
import { nextVersion } from '#shared/rule-pack/next-version.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';

/** Texts as an issuer wrote them anew, by indicator. */
export type RuleTexts = Readonly<Record<string, string>>;

/** What a text is understood as for this indicator. */
export function understand(indicator: Indicator, text: string): Compiled {
  const compiled = compileNotation(text, {
    indicator: indicator.name,
    maxPoints: indicator.scoring?.maxPoints ?? null,
    inputUnit: indicator.unit,
  });
  return { ...compiled, diagnostics: [...compiled.diagnostics, ...lostPointsWords(text)] };
}

/** `(4-0)` for `(4-0分)`: taken for points, and said so, since the issuer may have meant something else. */
const lostPointsWords = (text: string): readonly NotationDiagnostic[] =>
  [...text.matchAll(/[(（]\s*\d+(?:\.\d+)?\s*[-－—–~～至]\s*\d+(?:\.\d+)?\s*[)）]/g)].map((match) => ({
    code: 'lost-points-word',
    severity: 'note',
    params: { fragment: match[0] },
    at: [match.index, match.index + match[0].length],
  }));

/** The pack with the new texts worked in, as the next version. A text that is not understood leaves its item without a rule. */
export function withTexts(pack: RulePack, texts: RuleTexts): RulePack {
  const indicators = pack.indicators.map((indicator) => {
    const text = texts[indicator.id];
    if (text === undefined || !indicator.scoring || text === indicator.scoring.text) return indicator;
    const compiled = understand(indicator, text);
    return {
      ...indicator,
      scoring: { ...indicator.scoring, text, rule: compiled.rule, assumed: compiled.assumed },
    };
  });
  return { ...pack, version: nextVersion(pack.version), indicators };
}

/** Indicators whose text differs from the pack's. */
export const changedTexts = (pack: RulePack, texts: RuleTexts): readonly IndicatorId[] =>
  pack.indicators
    .filter(
      (indicator) =>
        indicator.scoring &&
        texts[indicator.id] !== undefined &&
        texts[indicator.id] !== indicator.scoring.text,
    )
    .map((indicator) => indicator.id);
