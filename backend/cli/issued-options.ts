import { readFileSync } from 'node:fs';
import { readEventRegister } from '#shared/issuing/events/read-event-register.ts';
import { issuedTargetsOf } from '#shared/issuing/issued/issued-targets-of.ts';
import { readIssuedLists } from '#shared/issuing/issued/read-issued-lists.ts';
import type { IssuingNote } from '#shared/issuing/issuing-note.ts';
import { withEvaluatedFormulas } from '#shared/issuing/tables/with-evaluated-formulas.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { allPacks } from '#shared/packs/registry.ts';
import type { Decision, IssuedList, IssuedTargets, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { AdjustmentEvent } from '#shared/score/adjustments.ts';
import { recogniseWorkbook } from '#shared/workbook/recognise-workbook.ts';
import { textOption, UsageError } from './arguments.ts';
import { openSheetFile } from './open-sheet-file.ts';
import { noteLines } from './print-notes.ts';

/** What fills in a sheet that names no pack or time. */
export interface IssuedScope {
  readonly packId: string | undefined;
  readonly period: string | undefined;
}

/** Options of a verb that scores: the issuer's answers, the 加减分台账, the year's 责任清单 and the 分解表. */
export const ISSUED_OPTIONS = {
  decisions: { type: 'string' },
  events: { type: 'string' },
  list: { type: 'string' },
  issued: { type: 'string' },
} as const;

/** The files that those options name, read. */
export function readIssuedOptions(options: Parameters<typeof textOption>[0], scope: IssuedScope) {
  const decisions = textOption(options, 'decisions');
  const events = textOption(options, 'events');
  const list = textOption(options, 'list');
  const issued = textOption(options, 'issued');
  return {
    ...(decisions ? { decisions: readList<Decision>(decisions) } : {}),
    ...(events ? { events: readEvents(events, scope) } : {}),
    ...(list ? { lists: readLists(list, scope) } : {}),
    ...(issued ? { issued: readIssued(issued, scope) } : {}),
  };
}

const isWorkbook = (path: string): boolean => /\.(?:xlsx|xlsm)$/i.test(path);

const periodOf = (scope: IssuedScope): PeriodId | null => (scope.period ?? null) as PeriodId | null;

/** `--list FILE.xlsx`: 年度科技创新目标责任清单 for every pack that has such a section. */
export function readLists(path: string, scope: IssuedScope): readonly IssuedList[] {
  const raw = openSheetFile(path);
  const packs = packsFor(scope).filter((pack) => pack.sections.some((one) => one.items === 'issued'));
  const read = packs.map((pack) => readIssuedLists(raw, pack, { period: periodOf(scope) }));
  tell(read.flatMap((one) => one.notes));
  const lists = read.flatMap((one) => one.lists);
  if (lists.length === 0)
    throw new UsageError(`${path}:没有找到责任清单(应有目标任务或指标、分值和评分标准等列)。`);
  return lists;
}

/** `--issued FILE.xlsx`: 分解表 of the packs that the workbook's indicators belong to. */
export function readIssued(path: string, scope: IssuedScope): readonly IssuedTargets[] {
  const raw = openSheetFile(path);
  const named = packsFor(scope);
  const packs =
    scope.packId === undefined
      ? recogniseWorkbook(raw, named, {}).packs.flatMap((id) => named.find((pack) => pack.id === id) ?? [])
      : named;
  const read = packs.map((pack) => issuedTargetsOf(raw, pack, { period: periodOf(scope) }));
  tell(read.flatMap((one) => one.notes));
  const issued = read.flatMap((one) => one.issued ?? []);
  if (issued.length === 0) throw new UsageError(`${path}:没有找到下达给县区的目标(分解表)。`);
  return issued;
}

/** `--events FILE`: a 加减分台账 (.xlsx), or a JSON list of events as before. */
function readEvents(path: string, scope: IssuedScope): readonly AdjustmentEvent[] {
  if (!isWorkbook(path)) return readList<AdjustmentEvent>(path);
  const raw = withEvaluatedFormulas(openSheetFile(path));
  const registers = packsFor(scope).map((pack) => readEventRegister(raw, pack, { period: periodOf(scope) }));
  tell(registers.flatMap((one) => one.notes));
  const events = registers.flatMap((one) => one.events);
  if (registers.every((one) => one.events.length === 0 && one.notes.length === 0))
    throw new UsageError(`${path}:没有找到加减分台账(应有事项,以及级别、日期或文号等列)。`);
  return events;
}

/** A JSON file that holds one list. What is in it is checked where it is used: unknown questions and rules are ignored there. */
function readList<T>(path: string): readonly T[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(value)) return value as readonly T[];
  } catch (error) {
    throw new UsageError(`读不了 ${path}:应为一个 JSON 数组。`, { cause: error });
  }
  throw new UsageError(`${path} 应为一个 JSON 数组。`);
}

function packsFor({ packId }: IssuedScope): readonly RulePack[] {
  return packId === undefined ? allPacks : allPacks.filter((pack) => pack.id === packId);
}

/** What was not loaded, and why, goes to stderr: stdout carries the result. */
function tell(notes: readonly IssuingNote[]): void {
  for (const line of noteLines(notes)) process.stderr.write(`${line}\n`);
}
