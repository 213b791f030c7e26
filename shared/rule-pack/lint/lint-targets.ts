import { compare, divide, type Exact, exact, toDecimalText } from '../../model/exact.ts';
import type { Indicator, RulePack, Target } from '../rule-pack.ts';
import { type LintFinding, type LintRule, lintFinding } from './lint-finding.ts';

/** One year's target beyond this many times the base value is taken for a slip. */
const LEAP = exact('3');
/** Counts this small leap without meaning anything. */
const SMALL_COUNT = exact('10');

/** Targets against their base values and against each other. */
export const lintTargets: LintRule = ({ pack, related }) => [
  ...pack.targets.flatMap((target) => singleTarget(pack, target, baselineFor(pack, related, target))),
  ...twice(pack),
  ...constraintOrder(pack),
  ...missingBaselines(pack),
  ...mixedYears(pack),
];

const indicatorOf = (pack: RulePack, target: Target): Indicator | undefined =>
  pack.indicators.find((one) => one.id === target.indicatorId);

function about(pack: RulePack, target: Target) {
  const indicator = indicatorOf(pack, target);
  return {
    indicatorId: target.indicatorId,
    indicator: indicator?.name ?? null,
    section: indicator?.section ?? null,
    clause: target.clause,
  };
}

/** The base value of the same indicator and scope, from this pack or another table of the same document. */
function baselineFor(pack: RulePack, related: readonly RulePack[], target: Target): Target | null {
  const tables = [pack, ...related.filter((one) => one.document.number === pack.document.number)];
  for (const table of tables) {
    const found = table.targets.find(
      (one) =>
        one.kind === 'baseline' &&
        one.indicatorId === target.indicatorId &&
        one.scope === target.scope &&
        one.region === target.region &&
        one.value !== null &&
        one.period < target.period,
    );
    if (found) return found;
  }
  return null;
}

function singleTarget(pack: RulePack, target: Target, baseline: Target | null): LintFinding[] {
  if (target.kind === 'baseline') return [];
  const found: LintFinding[] = [];
  const place = about(pack, target);
  const kind = { kind: target.kind, scope: target.scope ?? '', period: target.period };
  if (target.comparator === 'rank-up')
    found.push(
      lintFinding({
        ...place,
        code: 'rank-without-base',
        severity: 'question',
        params: { ...kind, raw: target.raw },
      }),
    );
  else if (target.value === null)
    found.push(
      lintFinding({
        ...place,
        code: 'target-in-words',
        severity: 'note',
        params: { ...kind, raw: target.raw },
      }),
    );
  if (target.note?.includes('约数'))
    found.push(
      lintFinding({
        ...place,
        code: 'target-approximate',
        severity: 'note',
        params: { ...kind, raw: target.raw },
      }),
    );
  const indicator = indicatorOf(pack, target);
  if (!indicator || target.value === null || target.comparator === 'rank-up' || !baseline?.value)
    return found;
  const [wanted, base] = [exact(target.value), exact(baseline.value)];
  const params = {
    ...kind,
    target: target.value,
    baseline: baseline.value,
    baselinePeriod: baseline.period,
    unit: indicator.unit,
  };
  const side = compare(wanted, base);
  const worse = indicator.direction === 'down' ? side > 0 : side < 0;
  if (worse)
    found.push(lintFinding({ ...place, code: 'target-below-baseline', severity: 'question', params }));
  const times = divide(wanted, base);
  if (isLeap(indicator, target, baseline, base, times))
    found.push(
      lintFinding({
        ...place,
        code: 'target-leap',
        severity: 'question',
        params: { ...params, times: toDecimalText(times!, 1) },
      }),
    );
  return found;
}

/** Only within three years and away from small counts: long plans do multiply. */
function isLeap(
  indicator: Indicator,
  target: Target,
  baseline: Target,
  base: Exact,
  times: Exact | null,
): boolean {
  if (times === null || compare(times, LEAP) < 0) return false;
  if (Number(target.period.slice(0, 4)) - Number(baseline.period.slice(0, 4)) > 3) return false;
  return indicator.quantity !== 'count' || compare(base, SMALL_COUNT) >= 0;
}

/** The same figure printed with different values. */
function twice(pack: RulePack): LintFinding[] {
  const seen = new Map<string, Target>();
  return pack.targets.flatMap((target) => {
    const key = [target.indicatorId, target.scope, target.region, target.period, target.kind].join('|');
    const before = seen.get(key);
    seen.set(key, target);
    if (!before || before.value === target.value) return [];
    return [
      lintFinding({
        ...about(pack, target),
        code: 'target-twice',
        severity: 'error',
        params: { first: before.raw, second: target.raw, period: target.period, kind: target.kind },
      }),
    ];
  });
}

/** 约束值 is the least, 预期值 what is hoped for. */
function constraintOrder(pack: RulePack): LintFinding[] {
  return pack.targets.flatMap((target) => {
    if (target.kind !== 'constraint' || target.value === null) return [];
    const hoped = pack.targets.find(
      (one) =>
        one.kind === 'expectation' &&
        one.indicatorId === target.indicatorId &&
        one.scope === target.scope &&
        one.region === target.region &&
        one.period === target.period,
    );
    if (!hoped?.value || indicatorOf(pack, target)?.direction === 'down') return [];
    if (compare(exact(target.value), exact(hoped.value)) <= 0) return [];
    return [
      lintFinding({
        ...about(pack, target),
        code: 'constraint-above-expectation',
        severity: 'error',
        params: { constraint: target.value, expectation: hoped.value },
      }),
    ];
  });
}

/** In a pack whose targets have base values, one without cannot show progress. */
function missingBaselines(pack: RulePack): LintFinding[] {
  const based = new Set(
    pack.targets
      .filter((one) => one.kind === 'baseline')
      .map((one) => `${one.indicatorId}|${one.scope ?? ''}`),
  );
  const wanted = pack.targets.filter(
    (one) =>
      one.kind !== 'baseline' &&
      one.value !== null &&
      one.region === null &&
      indicatorOf(pack, one)?.required,
  );
  if (based.size * 2 < wanted.length) return [];
  const reported = new Set<string>();
  return wanted.flatMap((target) => {
    const key = `${target.indicatorId}|${target.scope ?? ''}`;
    if (based.has(key) || reported.has(key)) return [];
    reported.add(key);
    return [
      lintFinding({
        ...about(pack, target),
        code: 'baseline-missing',
        severity: 'note',
        params: { scope: target.scope ?? '', target: target.raw },
      }),
    ];
  });
}

/** A column of base values that holds data of several years. */
function mixedYears(pack: RulePack): LintFinding[] {
  const baselines = pack.targets.filter((one) => one.kind === 'baseline');
  const years = [...new Set(baselines.map((one) => one.period))].sort();
  if (years.length < 2) return [];
  const newest = years.at(-1)!;
  const older = baselines.filter((one) => one.period !== newest);
  return [
    lintFinding({
      code: 'baseline-years-mixed',
      severity: 'note',
      clause: older[0]!.clause,
      params: {
        years: years.join('、'),
        count: String(older.length),
        newest,
        indicators: older.map((one) => indicatorOf(pack, one)?.name ?? one.indicatorId).join('；'),
      },
    }),
  ];
}
