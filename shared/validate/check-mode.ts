import type { IndicatorId } from '../model/brands.ts';
import type { FindingCode, Severity } from '../model/finding.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';

/** Whether a check runs for an indicator, and how heavy its findings are. */
export interface CheckMode {
  readonly runs: boolean;
  /** Its findings are kept apart and neither shown nor counted. */
  readonly isTrial: boolean;
  /** Set by the pack; null = the rule's own. */
  readonly severity: Severity | null;
}

const BY_DEFAULT: CheckMode = { runs: true, isTrial: false, severity: null };

/** What the pack decided for a check; a later decision and one that names the indicator win. */
export function checkMode(
  pack: RulePack | null,
  code: FindingCode,
  indicatorId: IndicatorId | null,
): CheckMode {
  let mode: RulePack['checks'][number]['mode'] | null = null;
  let best = '';
  for (const setting of pack?.checks ?? []) {
    if (setting.code !== code) continue;
    const isNamed = indicatorId !== null && setting.indicatorIds?.includes(indicatorId) === true;
    if (setting.indicatorIds !== undefined && !isNamed) continue;
    const rank = `${isNamed ? 1 : 0}${setting.since}`;
    if (mode === null || rank >= best) [mode, best] = [setting.mode, rank];
  }
  if (mode === null) return BY_DEFAULT;
  if (mode === 'off') return { runs: false, isTrial: false, severity: null };
  if (mode === 'trial') return { runs: true, isTrial: true, severity: null };
  return { runs: true, isTrial: false, severity: mode };
}

const WEIGHT: Readonly<Record<Severity, number>> = { notice: 0, query: 1, blocking: 2 };

/** A pack's decision or the rule's default, but never heavier than what this occurrence deserves. */
export function severityInForce(
  byDefault: Severity,
  mode: CheckMode,
  ofOccurrence: Severity | undefined,
): Severity {
  const inForce = mode.severity ?? byDefault;
  return ofOccurrence !== undefined && WEIGHT[ofOccurrence] < WEIGHT[inForce] ? ofOccurrence : inForce;
}
