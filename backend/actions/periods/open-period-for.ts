import { compareTimes } from '#shared/contract/lateness.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { PeriodRecord } from '../../storage/records.ts';
import type { Tables } from '../../storage/store.ts';

export interface OpenPeriod {
  readonly deadlineAt: string | null;
  readonly cosign: boolean;
}

/** The period as it stands for one county: open, or closed with an extension 特批 that still runs. */
export async function openPeriodFor(
  tables: Pick<Tables, 'periods'>,
  of: { readonly pack: { readonly id: PackId }; readonly period: PeriodId; readonly region: RegionCode },
  now: string,
): Promise<OpenPeriod> {
  const period = await tables.periods.get(of.pack.id, of.period);
  if (!period) throw new Refusal('period-not-open', { period: of.period });
  const extendedTo = await extensionOf(tables, period, of.region);
  const isExtended = extendedTo !== null && compareTimes(now, extendedTo) <= 0;
  if (period.state === 'closed' && !isExtended) throw new Refusal('period-closed', { period: of.period });
  return { deadlineAt: later(period.deadlineAt, extendedTo), cosign: period.cosign };
}

/** The deadline in force for a county: its extension where it has one, unless everybody got more time since. */
export const deadlineFor = async (
  tables: Pick<Tables, 'periods'>,
  period: PeriodRecord,
  region: RegionCode,
): Promise<string | null> => later(period.deadlineAt, await extensionOf(tables, period, region));

async function extensionOf(
  tables: Pick<Tables, 'periods'>,
  { pack, period }: PeriodRecord,
  region: RegionCode,
): Promise<string | null> {
  const extensions = await tables.periods.extensions(pack, period);
  return extensions.find((one) => one.region === region)?.deadlineAt ?? null;
}

/** The later of a deadline and an extension. A period without deadline has none for anybody. */
function later(deadlineAt: string | null, extendedTo: string | null): string | null {
  if (deadlineAt === null || extendedTo === null) return deadlineAt;
  return compareTimes(extendedTo, deadlineAt) > 0 ? extendedTo : deadlineAt;
}
