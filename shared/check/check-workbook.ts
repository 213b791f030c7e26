import { withoutPackSheets } from '../issuing/standards/without-pack-sheets.ts';
import type { PackId } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import type { IssuedList } from '../rule-pack/rule-pack.ts';
import { onDemand } from '../validate/on-demand.ts';
import { revalidate } from '../validate/revalidate.ts';
import { type Validation, validateWorkbook } from '../validate/validate.ts';
import type { ValidationContext } from '../validate/validation-context.ts';
import { verdictOf } from '../validate/verdict.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';
import { recogniseWorkbook } from '../workbook/recognise-workbook.ts';
import type { CheckOptions, CheckResult } from './check-result.ts';
import { listsOfWorkbook } from './lists-of-workbook.ts';
import { type PreparedPacks, preparePacks } from './prepared-packs.ts';
import { scoreRecognition } from './score-recognition.ts';
import { withEventRegister } from './with-event-register.ts';

/**
 * 核验 and 评分 of one workbook: understand, score, validate. Pure; the pane, the command line and the backend run
 * exactly this. Pass `prepared` when several workbooks are checked against the same packs.
 */
export function checkWorkbook(
  raw: RawWorkbook,
  options: CheckOptions,
  prepared?: PreparedPacks,
): CheckResult {
  const ready = prepared ?? preparePacks(options.packs);
  return judgeWorkbook(understandWorkbook(raw, options, ready), options, ready);
}

/** What a workbook says, before anything is judged. */
export type UnderstoodWorkbook = ReturnType<typeof withEventRegister>;

/** The first half of `checkWorkbook`. */
export function understandWorkbook(
  raw: RawWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
): UnderstoodWorkbook {
  const reported = withoutPackSheets(raw);
  return withEventRegister(reported, recognise(reported, options, ready), ready.packs);
}

/** The second half of `checkWorkbook`; only this half looks at other files. */
export const judgeWorkbook = (
  understood: UnderstoodWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
): CheckResult => judgeAgain(understood, options, ready, null).result;

/** A check with what the next one of the same workbook can reuse. */
export interface KeptCheck {
  readonly result: CheckResult;
  readonly validation: Validation;
  readonly context: ValidationContext;
}

/**
 * Checks a workbook again after an edit: only indicators whose readings, or what else they rest on, changed are validated
 * again; the result is the one of `checkWorkbook`. `kept` of other packs, history or issued targets is not used.
 */
export const recheckWorkbook = (
  raw: RawWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
  kept: KeptCheck | null,
): KeptCheck => judgeAgain(understandWorkbook(raw, options, ready), options, ready, kept);

function judgeAgain(
  { recognition, notes }: UnderstoodWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
  kept: KeptCheck | null,
): KeptCheck {
  const scores = onDemand(() => scoreRecognition(recognition, options, ready));
  const lists = listsOfWorkbook(recognition, ready.packs, options.lists ?? []);
  const rescored: NonNullable<ValidationContext['rescored']> = (reading, value) =>
    scoreRecognition(
      {
        ...recognition,
        readings: recognition.readings.map((one) => (one === reading ? { ...one, value } : one)),
      },
      options,
      ready,
    );
  const context = contextOf(options, ready, { scores, rescored }, lists);
  const validation =
    kept && isSameContext(kept.context, context)
      ? revalidate(kept.validation, recognition, context)
      : validateWorkbook(recognition, context);
  const result: CheckResult = {
    packs: recognition.packs.map((id) => identityOf(id, ready)),
    verdict: verdictOf(validation.findings, options.explanations ?? [], recognition.packs.length > 0),
    recognition,
    findings: validation.findings,
    // What no rule and no reader asks for is not scored: `check` over a folder prints no score (a seventh of its time).
    get scores() {
      return scores();
    },
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { result, validation, context };
}

/** Everything but the scores, which an edit may change. */
const isSameContext = (a: ValidationContext, b: ValidationContext): boolean =>
  a.packs === b.packs &&
  a.history === b.history &&
  a.peers === b.peers &&
  a.issued === b.issued &&
  isSameLists(a.lists, b.lists) &&
  a.region === b.region &&
  a.period === b.period &&
  a.earlierFiles === b.earlierFiles &&
  a.earlierFigures === b.earlierFigures;

/** Lists are few and short; they are laid against the workbook anew at each check. */
const isSameLists = (a: ValidationContext['lists'], b: ValidationContext['lists']): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

function recognise(
  raw: RawWorkbook,
  options: CheckOptions,
  { packs, names, senses }: PreparedPacks,
): Recognition {
  const { packId, region, period, corrections } = options;
  return recogniseWorkbook(raw, packs, {
    ...(packId === undefined ? { names, senses } : { packId }),
    ...(region === undefined ? {} : { region }),
    ...(period === undefined ? {} : { period }),
    ...(corrections === undefined ? {} : { corrections }),
  });
}

function contextOf(
  { region, period, history, peers, issued, earlierFiles, earlierFigures }: CheckOptions,
  { packs }: PreparedPacks,
  {
    scores,
    rescored,
  }: {
    readonly scores: () => readonly ScoreSheet[];
    readonly rescored: NonNullable<ValidationContext['rescored']>;
  },
  lists: readonly IssuedList[],
): ValidationContext {
  return {
    packs,
    get scores() {
      return scores();
    },
    rescored,
    ...(lists.length === 0 ? {} : { lists }),
    ...(region === undefined ? {} : { region }),
    ...(period === undefined ? {} : { period }),
    ...(history === undefined ? {} : { history }),
    ...(peers === undefined ? {} : { peers }),
    ...(issued === undefined ? {} : { issued }),
    ...(earlierFiles === undefined ? {} : { earlierFiles }),
    ...(earlierFigures === undefined ? {} : { earlierFigures }),
  };
}

function identityOf(id: PackId, { packs, digestOf }: PreparedPacks): CheckResult['packs'][number] {
  const pack = packs.find((one) => one.id === id)!;
  return { id, version: pack.version, digest: digestOf(pack) };
}
