import type { Indicator, RulePack, Target } from './rule-pack.ts';

/** One difference between two versions, in codes that shared/messages words. Texts are quoted, numbers decimal. */
export interface PackDifference {
  readonly code:
    | 'document-changed'
    | 'effective-changed'
    | 'setting-changed'
    | 'section-added'
    | 'section-removed'
    | 'section-points-changed'
    | 'indicator-added'
    | 'indicator-removed'
    | 'indicator-renamed'
    | 'unit-changed'
    | 'field-changed'
    | 'points-changed'
    | 'standard-changed'
    | 'rule-changed'
    | 'target-added'
    | 'target-removed'
    | 'target-changed'
    | 'question-added'
    | 'question-removed'
    | 'adjustment-changed'
    | 'class-changed'
    | 'check-changed';
  /** Whether a score or finding can change because of it. */
  readonly changesResults: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** What changed from pack `before` to pack `after`, in the order of the pack. Empty = same content. */
export function differenceOf(before: RulePack, after: RulePack): readonly PackDifference[] {
  return [
    ...headDifferences(before, after),
    ...sectionDifferences(before, after),
    ...indicatorDifferences(before, after),
    ...targetDifferences(before, after),
    ...listDifferences(before, after),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Keys in order, so that equal values compare equal however they were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

const difference = (
  code: PackDifference['code'],
  changesResults: boolean,
  params: Record<string, string>,
): PackDifference => ({ code, changesResults, params });

function headDifferences(before: RulePack, after: RulePack): PackDifference[] {
  const found: PackDifference[] = [];
  if (before.document.number !== after.document.number || before.title !== after.title)
    found.push(
      difference('document-changed', false, {
        before: `${before.document.number} ${before.title}`,
        after: `${after.document.number} ${after.title}`,
      }),
    );
  if (!same(before.effective, after.effective))
    found.push(
      difference('effective-changed', true, {
        before: `${before.effective.from}–${before.effective.to ?? ''}`,
        after: `${after.effective.from}–${after.effective.to ?? ''}`,
      }),
    );
  const settings = [
    'rounding',
    'rank',
    'maxPoints',
    'frequency',
    'regions',
    'composite',
    'support',
    'roster',
  ] as const;
  for (const name of settings)
    if (!same(before[name], after[name])) found.push(difference('setting-changed', true, { name }));
  return found;
}

function sectionDifferences(before: RulePack, after: RulePack): PackDifference[] {
  const { added, removed, kept } = compareLists(before.sections, after.sections, (section) => section.id);
  return [
    ...removed.map((section) => difference('section-removed', true, { section: section.title })),
    ...added.map((section) => difference('section-added', true, { section: section.title })),
    ...kept
      .filter(([old, now]) => old.maxPoints !== now.maxPoints)
      .map(([old, now]) =>
        difference('section-points-changed', true, {
          section: now.title,
          before: old.maxPoints ?? '',
          after: now.maxPoints ?? '',
        }),
      ),
  ];
}

function indicatorDifferences(before: RulePack, after: RulePack): PackDifference[] {
  const { added, removed, kept } = compareLists(before.indicators, after.indicators, (one) => one.id);
  return [
    ...removed.map((one) => difference('indicator-removed', true, { indicator: one.name })),
    ...added.map((one) => difference('indicator-added', true, { indicator: one.name })),
    ...kept.flatMap(([old, now]) => oneIndicator(old, now)),
  ];
}

function oneIndicator(old: Indicator, now: Indicator): PackDifference[] {
  const indicator = now.name;
  const found: PackDifference[] = [];
  if (old.name !== now.name)
    found.push(difference('indicator-renamed', false, { before: old.name, after: now.name }));
  if (old.unit !== now.unit)
    found.push(difference('unit-changed', true, { indicator, before: old.unit, after: now.unit }));
  const results = [
    'direction',
    'quantity',
    'aggregate',
    'parts',
    'range',
    'changeLimit',
    'frequency',
    'required',
    'scopes',
  ] as const;
  for (const name of results)
    if (!same(old[name], now[name])) found.push(difference('field-changed', true, { indicator, name }));
  for (const name of ['departments', 'aliases'] as const)
    if (!same(old[name], now[name])) found.push(difference('field-changed', false, { indicator, name }));
  const [was, is] = [old.scoring, now.scoring];
  if (was?.maxPoints !== is?.maxPoints)
    found.push(
      difference('points-changed', true, {
        indicator,
        before: was?.maxPoints ?? '',
        after: is?.maxPoints ?? '',
      }),
    );
  if ((was?.text ?? '') !== (is?.text ?? ''))
    found.push(
      difference('standard-changed', true, { indicator, before: was?.text ?? '', after: is?.text ?? '' }),
    );
  else if (!same(was?.rule ?? null, is?.rule ?? null))
    found.push(difference('rule-changed', true, { indicator }));
  return found;
}

function targetDifferences(before: RulePack, after: RulePack): PackDifference[] {
  const key = (target: Target): string =>
    [target.indicatorId, target.scope, target.region, target.period, target.kind].join('|');
  const { added, removed, kept } = compareLists(before.targets, after.targets, key);
  const params = (pack: RulePack, target: Target): Record<string, string> => ({
    indicator: pack.indicators.find((one) => one.id === target.indicatorId)?.name ?? target.indicatorId,
    scope: target.scope ?? '',
    region: target.region ?? '',
    period: target.period,
    kind: target.kind,
  });
  return [
    ...removed.map((one) =>
      difference('target-removed', true, { ...params(before, one), before: one.value ?? one.raw }),
    ),
    ...added.map((one) =>
      difference('target-added', true, { ...params(after, one), after: one.value ?? one.raw }),
    ),
    ...kept
      .filter(([old, now]) => old.value !== now.value || old.comparator !== now.comparator)
      .map(([old, now]) =>
        difference('target-changed', true, {
          ...params(after, now),
          before: old.value ?? old.raw,
          after: now.value ?? now.raw,
        }),
      ),
  ];
}

function listDifferences(before: RulePack, after: RulePack): PackDifference[] {
  const questions = compareLists(before.questions, after.questions, (one) => one.id);
  const found = [
    ...questions.removed.map((one) => difference('question-removed', true, { question: one.text.zh })),
    ...questions.added.map((one) => difference('question-added', true, { question: one.text.zh })),
  ];
  if (!same(before.adjustments, after.adjustments)) found.push(difference('adjustment-changed', true, {}));
  if (!same(before.classes, after.classes)) found.push(difference('class-changed', true, {}));
  if (!same(before.checks, after.checks)) found.push(difference('check-changed', true, {}));
  return found;
}

function compareLists<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
): { added: T[]; removed: T[]; kept: [T, T][] } {
  const old = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Set(after.map(keyOf));
  return {
    added: after.filter((item) => !old.has(keyOf(item))),
    removed: before.filter((item) => !now.has(keyOf(item))),
    kept: after.flatMap((item): [T, T][] => {
      const was = old.get(keyOf(item));
      return was === undefined ? [] : [[was, item]];
    }),
  };
}
