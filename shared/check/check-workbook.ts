import type { PackId } from '../model/brands.ts';
import type { Recognition } from '../model/reading.ts';
import type { ScoreSheet } from '../model/score.ts';
import { validateWorkbook } from '../validate/validate.ts';
import type { ValidationContext } from '../validate/validation-context.ts';
import { verdictOf } from '../validate/verdict.ts';
import type { RawWorkbook } from '../workbook/raw-workbook.ts';
import { recogniseWorkbook } from '../workbook/recognise-workbook.ts';
import type { CheckOptions, CheckResult } from './check-result.ts';
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
export const understandWorkbook = (
  raw: RawWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
): UnderstoodWorkbook => withEventRegister(raw, recognise(raw, options, ready), ready.packs);

/** The second half of `checkWorkbook`; only this half looks at other files. */
export function judgeWorkbook(
  { recognition, notes }: UnderstoodWorkbook,
  options: CheckOptions,
  ready: PreparedPacks,
): CheckResult {
  const result = checkRecognition(recognition, options, ready);
  return notes.length > 0 ? { ...result, notes } : result;
}

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

/** The same for a workbook that is understood already (a correction or an explanation changed, not the cells). */
export function checkRecognition(
  recognition: Recognition,
  options: CheckOptions,
  ready: PreparedPacks,
): CheckResult {
  const scores = scoreRecognition(recognition, options, ready);
  const { findings } = validateWorkbook(recognition, contextOf(options, ready, scores));
  return {
    packs: recognition.packs.map((id) => identityOf(id, ready)),
    verdict: verdictOf(findings, options.explanations ?? [], recognition.packs.length > 0),
    recognition,
    findings,
    scores,
  };
}

function contextOf(
  { region, period, history, peers, issued, earlierFiles, earlierFigures }: CheckOptions,
  { packs }: PreparedPacks,
  scores: readonly ScoreSheet[],
): ValidationContext {
  return {
    packs,
    scores,
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
