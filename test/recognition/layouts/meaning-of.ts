import type { Meaning } from './paper.ts';
import type { Reality } from './reality.ts';
import type { Line } from './subject.ts';

/** Truth about one figure of a line; `kind` says whether what was reached, aimed at or a part is meant. */
export function meaningOf(
  reality: Reality,
  line: Line,
  of: { readonly region: string; readonly period: string; readonly kind: string },
): Meaning {
  const question = { indicator: line.indicator, scope: line.scope, region: of.region, period: of.period };
  const part = of.kind === 'numerator' || of.kind === 'denominator' ? of.kind : null;
  const aims = of.kind === 'target' || of.kind === 'constraint' || of.kind === 'expectation';
  return {
    indicator: line.indicator.name,
    scope: line.scope,
    region: of.region,
    period: of.period,
    kind: of.kind,
    value: part ? reality.part(question, part) : aims ? reality.target(question) : reality.actual(question),
    ...(part && line.indicator.parts?.[part].unit === '万元' ? { unit: '万元' } : {}),
  };
}
