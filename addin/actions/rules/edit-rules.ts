import type { IndicatorId } from '#shared/model/brands.ts';
import { type Compiled, compileNotation } from '#shared/notation/compile-notation.ts';
import { nextVersion } from '#shared/rule-pack/next-version.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';

/** Texts as an issuer wrote them anew, by indicator. */
export type RuleTexts = Readonly<Record<string, string>>;

/** What a text is understood as for this indicator. */
export const understand = (indicator: Indicator, text: string): Compiled =>
  compileNotation(text, {
    indicator: indicator.name,
    maxPoints: indicator.scoring?.maxPoints ?? null,
    inputUnit: indicator.unit,
  });

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
