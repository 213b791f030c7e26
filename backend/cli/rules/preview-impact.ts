import type { RegionImpact, RulesImpact } from '#shared/aggregate/compare-scores.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { periodText } from '#shared/model/period.ts';
import type { ScoreItem } from '#shared/model/score.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { readArguments, UsageError } from '../arguments.ts';
import { ISSUED_OPTIONS, readIssuedOptions } from '../issued-options.ts';
import { packNamed } from '../pack-named.ts';
import { refusalReport, refusalSentence } from '../refusal-sentence.ts';
import { periodOption, regionOption } from '../scope-named.ts';
import { workbookPaths } from '../workbook-paths.ts';
import { identityOf, pairOf } from './diff-packs.ts';
import { type ImpactOfFiles, type LeftOut, type ScoredTwice, scoreByBoth } from './score-by-both.ts';

const texts = uiRulesSheet.zh;

/**
 * `kezhi rules impact OLD NEW WORKBOOK… [--json]`: score and place of every unit by both versions, and the items that moved.
 * Takes the issued documents as `kezhi score` does; a sheet is read as the version after OLD.
 */
export function previewImpact(args: readonly string[]): number {
  const { files, options } = readArguments(args, {
    period: { type: 'string' },
    region: { type: 'string' },
    ...ISSUED_OPTIONS,
    json: { type: 'boolean' },
  });
  const [old, next, ...named] = files;
  if (old === undefined || next === undefined || named.length === 0)
    throw new UsageError(
      '用法:kezhi rules impact 旧版 新版 工作簿或文件夹… [--period P] [--json]。每一版写规则包@版本、JSON 文件或评分标准表.xlsx。',
    );
  const before = packNamed(old);
  const after = packNamed(next, before);
  for (const pack of [before, after])
    if (pack.indicators.every((one) => one.scoring === null))
      throw new UsageError(
        `规则包“${pack.id}”只比目标、不计分,没有得分和位次可比。要看差别请用:npx kezhi rules diff`,
      );
  const period = periodOption(options);
  const region = regionOption(options);
  const scored = scoreByBoth(workbookPaths(named).paths, before, after, {
    ...(period === undefined ? {} : { period }),
    ...(region === undefined ? {} : { region }),
    ...readIssuedOptions(options, { packId: before.id, period }),
  });
  for (const one of scored.leftOut) process.stderr.write(`${leftOutText(one, scored.impact)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(reportOf(before, after, scored))}\n`);
  else if (scored.impact) process.stdout.write(impactText(before, after, scored, scored.impact));
  else process.stderr.write(`没有可供试算的“${before.title}”数据。\n`);
  return scored.impact === null || scored.leftOut.some(({ why }) => why === 'refused') ? 2 : 0;
}

function reportOf(before: RulePack, after: RulePack, { units, impact, leftOut }: ImpactOfFiles) {
  return {
    before: identityOf(before),
    after: identityOf(after),
    period: impact?.period ?? null,
    ranked: impact?.ranked ?? null,
    regions: (impact?.regions ?? []).map((one) => {
      const unit = unitOf(units, one);
      return { ...one, file: unit?.file ?? null, items: unit ? movedItems(unit) : [] };
    }),
    leftOut: leftOut.map((one) => ({
      ...(one.why === 'refused' ? refusalReport(one.file, one.refusal) : { file: one.file }),
      why: one.why,
      message: leftOutText(one, impact),
    })),
  };
}

function leftOutText(one: LeftOut, impact: RulesImpact | null): string {
  if (one.why === 'refused') return `${one.file}:${refusalSentence(one.refusal)}`;
  if (one.why === 'no-figures') return `${one.file}:没有这套指标的数据,没有参加试算。`;
  if (one.why === 'other-period')
    return `${one.file}:是 ${periodText(one.period)} 的数据${impact ? `,不是 ${periodText(impact.period)}` : ''},没有参加试算。`;
  return `${one.file}:${one.name}的数据在 ${one.first} 中已有,以先给出的为准,这一份没有参加试算。`;
}

function impactText(
  before: RulePack,
  after: RulePack,
  { units }: ImpactOfFiles,
  impact: RulesImpact,
): string {
  const ranked = impact.regions.length > 1;
  const head = `${pairOf(before, after)}:按 ${units.length} 个单位 ${periodText(impact.period)} 的数据试算`;
  const lines = impact.regions.flatMap((one) => {
    const unit = unitOf(units, one);
    return [regionText(one, ranked), ...(unit ? movedItems(unit).map(itemText) : [])];
  });
  const open = ranked && !impact.ranked.after ? [texts.provisional] : [];
  return `${[head, ...lines, ...open].join('\n')}\n`;
}

function regionText({ name, before, after, change }: RegionImpact, ranked: boolean): string {
  const sign =
    change === null ? '' : change === '0' ? '(不变)' : `(${change.startsWith('-') ? '' : '+'}${change})`;
  const waits = after.provisional ? ',暂计' : '';
  return `${name}:${before.total ?? '—'} → ${after.total ?? '—'}${sign}${waits}${ranked ? `,${placeText(before.rank, after.rank)}` : ''}`;
}

function placeText(before: number | null, after: number | null): string {
  if (after === null) return `${texts.rank}${texts.rankOpen}`;
  return `${texts.place(after)}${before === null ? '' : `(${texts.placeMoved(before - after)})`}`;
}

/** An item whose points or state are not what they were. */
interface MovedItem {
  readonly indicatorId: string;
  readonly indicator: string;
  readonly scope: string | null;
  readonly before: Pick<ScoreItem, 'points' | 'state'> | null;
  readonly after: Pick<ScoreItem, 'points' | 'state'> | null;
}

function movedItems({ before, after }: ScoredTwice): readonly MovedItem[] {
  const keyOf = (item: ScoreItem): string => `${item.indicatorId}|${item.scope ?? ''}`;
  const old = new Map(before.items.map((item) => [keyOf(item), item]));
  const now = new Map((after?.items ?? []).map((item) => [keyOf(item), item]));
  return [...new Map([...old, ...now])].flatMap(([key, item]): MovedItem[] => {
    const [was, is] = [old.get(key), now.get(key)];
    if ((was?.points ?? null) === (is?.points ?? null)) return [];
    const { indicatorId, indicator, scope } = item;
    return [{ indicatorId, indicator, scope, before: stateOf(was), after: stateOf(is) }];
  });
}

const stateOf = (item: ScoreItem | undefined) => (item ? { points: item.points, state: item.state } : null);

const itemText = ({ indicator, scope, before, after }: MovedItem): string =>
  `  ${indicator}${scope ? `(${scope})` : ''} ${before?.points ?? '—'} → ${after?.points ?? '—'}${before ? '' : '(新增)'}${after ? '' : '(取消)'}`;

const unitOf = (units: readonly ScoredTwice[], { region, name }: RegionImpact): ScoredTwice | undefined =>
  units.find((unit) => unit.region === region && unit.name === name);
