import { useState } from 'react';
import type { OtherTables } from '#shared/check/other-tables.ts';
import type { QuotaSettings } from '#shared/issuing/rosters/report-roster.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { isNegative, parseExact } from '#shared/model/exact.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { useAnswer } from '../shell/use-answer.ts';

/** As typed; nothing is judged before a share between 0 and 100 was given. */
export interface Quota {
  readonly percent: string;
  readonly rounding: QuotaSettings['rounding'];
}

/** 花名册, 奖补申报 and 综合指数 of the open workbook, after every check. */
export function useOtherTables(): {
  readonly tables: OtherTables | undefined;
  readonly quota: Quota;
  readonly setQuota: (quota: Quota) => void;
  readonly lastYear: RawWorkbook | null;
  readonly setLastYear: (roster: RawWorkbook | null) => void;
} {
  const [lastYear, setLastYear] = useState<RawWorkbook | null>(null);
  const [quota, setQuota] = useState<Quota>({ percent: '', rounding: 'down' });
  const quotaPercent = shareOf(quota.percent);
  const { rounding } = quota;
  const tables = useAnswer(
    (engine, options) => engine.otherTables(options, { quotaPercent, rounding }, lastYear),
    [quotaPercent, rounding, lastYear],
  );
  return { tables, quota, setQuota, lastYear, setLastYear };
}

function shareOf(text: string): DecimalText | null {
  const value = parseExact(text);
  return value && !isNegative(value) && Number(text) <= 100 ? (text as DecimalText) : null;
}
