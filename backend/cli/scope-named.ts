import type { PeriodId, RegionCode } from '#shared/model/brands.ts';
import { isPeriodId } from '#shared/model/period.ts';
import { isKnownRegion } from '#shared/workbook/text/region-names.ts';
import { textOption, UsageError } from './arguments.ts';

type Options = Parameters<typeof textOption>[0];

/** A period as somebody typed it: `2022`, `2022Q3`, `2022-09`. Throws UsageError for anything else. */
export function periodNamed(text: string): PeriodId {
  if (isPeriodId(text)) return text;
  throw new UsageError(`不认识的报告期“${text}”。写法如 2022、2022Q3、2022-09。`);
}

/** A region by its code: `621124`. Throws UsageError for a code that no place has. */
export function regionNamed(text: string): RegionCode {
  if (isKnownRegion(text)) return text;
  throw new UsageError(`不认识的地区代码“${text}”。应为六位行政区划代码,如 621124。`);
}

/** `--period`, where it was given. */
export function periodOption(options: Options): PeriodId | undefined {
  const text = textOption(options, 'period');
  return text === undefined ? undefined : periodNamed(text);
}

/** `--region`, where it was given. */
export function regionOption(options: Options): RegionCode | undefined {
  const text = textOption(options, 'region');
  return text === undefined ? undefined : regionNamed(text);
}
