import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import { allPacks } from '#shared/packs/registry.ts';
import {
  type FindingVerdict,
  judgeFindings,
  judgeReadings,
  type ReadingVerdict,
} from '../judge-recognition.ts';
import type { Layout } from './paper.ts';

const prepared = preparePacks(allPacks);

/** Checks one generated workbook and judges readings and findings as the runner does. */
export function measureLayout(layout: Layout): {
  readonly readings: ReadingVerdict;
  readonly findings: FindingVerdict;
} {
  const result = checkWorkbook(layout.raw, { packs: allPacks }, prepared);
  return {
    readings: judgeReadings(layout.truth, result.recognition.readings),
    findings: judgeFindings(layout.truth, result.findings),
  };
}
