import { compareTimes, deadlineInstant } from '#shared/contract/lateness.ts';
import {
  PERIOD_ACTS_WITH_REASON,
  type Period,
  type PeriodActPayload,
  periodActSchema,
} from '#shared/contract/period-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { EnrolmentRecord, PeriodRecord } from '../../storage/records.ts';
import type { Tables } from '../../storage/store.ts';
import { authorizeRole, authorizeSite, speaksForCity } from '../authorize.ts';
import { withAudit } from '../log/with-audit.ts';
import { type Opened, openSigned, parsePayload } from '../open-signed.ts';
import type { Ports } from '../ports.ts';

/** What the address names, where it names anything: it must be what was signed. */
export interface PeriodAddress {
  readonly pack?: string;
  readonly period?: string;
}

/** Opens, closes (封存), extends (特批) or publishes a reporting period, as its coordinator signed it. */
export const changePeriod = (ports: Ports, jws: string, address: PeriodAddress = {}): Promise<Period> =>
  withAudit(ports, 'period', jws, async () => {
    const opened = await openSigned(ports, jws, 'kezhi-period/1');
    const payload = parsePayload(opened, periodActSchema);
    authorizeSite(ports, payload);
    const { pack = payload.pack, period = payload.period } = address;
    if (pack !== payload.pack || period !== payload.period)
      throw new Refusal('invalid-request', { problem: 'pack, period: not the ones of the address' });
    authorizeRole(opened.enrolment, 'coordinator');
    if (!speaksForCity(ports, opened.enrolment))
      throw new Refusal('region-not-allowed', { own: opened.enrolment.region, region: ports.site.region });
    if (PERIOD_ACTS_WITH_REASON.includes(payload.act) && !payload.reason)
      throw new Refusal('reason-required');
    if (!(await ports.packs.find(payload.pack))) throw new Refusal('unknown-pack', { pack: payload.pack });
    await keepChange(ports, opened, payload);
    return readPeriod(ports, opened.enrolment, payload);
  });

/** What was signed once changes the period once, however often it is sent. */
const keepChange = (
  ports: Ports,
  { jws, typ, enrolment, digest }: Opened,
  payload: PeriodActPayload,
): Promise<void> =>
  ports.store.write(async (tables) => {
    if (await tables.log.find(digest)) return;
    const at = ports.clock();
    const present = await tables.periods.get(payload.pack, payload.period);
    if (payload.act === 'extension') await extend(ports, tables, payload, present, enrolment.kid);
    else await tables.periods.save(changed(payload, present));
    await tables.log.append({ digest, typ, kid: enrolment.kid, jws, at });
    const subject = `${payload.pack} ${payload.period}`;
    await tables.audit.record({
      at,
      kid: enrolment.kid,
      action: `period-${payload.act}`,
      outcome: 'ok',
      subject,
      region: payload.region ?? null,
    });
  });

function changed(payload: PeriodActPayload, present: PeriodRecord | null): PeriodRecord {
  const { pack, period, act } = payload;
  if (act === 'open') {
    if (present) throw new Refusal('period-already-open', { period });
    const empty = { pack, period, state: 'open', published: false } as const;
    return { ...empty, ...deadlineOf(payload), cosign: payload.cosign ?? false };
  }
  if (!present) throw new Refusal('period-not-open', { period });
  switch (act) {
    case 'close':
      return { ...present, state: 'closed' };
    case 'reopen':
      return { ...present, state: 'open' };
    case 'publish':
      return { ...present, published: true };
    case 'unpublish':
      return { ...present, published: false };
    default:
      return { ...present, ...deadlineOf(payload), cosign: payload.cosign ?? present.cosign };
  }
}

function deadlineOf({ deadline, nextWorkingDay = false, holidays = [] }: PeriodActPayload) {
  if (!deadline) return { deadline: null, deadlineAt: null, nextWorkingDay, holidays };
  const deadlineAt = deadlineInstant({ date: deadline, nextWorkingDay, holidays });
  if (deadlineAt === null) throw new Refusal('invalid-deadline');
  return { deadline, deadlineAt, nextWorkingDay, holidays };
}

async function extend(
  ports: Ports,
  tables: Tables,
  payload: PeriodActPayload,
  present: PeriodRecord | null,
  kid: string,
): Promise<void> {
  const { pack, period, region, reason } = payload;
  if (!present) throw new Refusal('period-not-open', { period });
  if (!region) throw new Refusal('value-required');
  if (!(await tables.site.regions()).some((one) => one.region === region))
    throw new Refusal('region-not-allowed', { own: ports.site.region, region });
  const { deadline, deadlineAt } = deadlineOf(payload);
  const isLater =
    deadlineAt !== null && (!present.deadlineAt || compareTimes(deadlineAt, present.deadlineAt) > 0);
  // 特批 gives time; it never takes any.
  if (deadline === null || deadlineAt === null || !isLater) throw new Refusal('invalid-deadline');
  await tables.periods.extend({ pack, period, region, deadline, deadlineAt, reason: reason ?? '', kid });
}

/** A period as this viewer may see it. */
export async function readPeriod(
  ports: Ports,
  viewer: EnrolmentRecord,
  of: Pick<PeriodRecord, 'pack' | 'period'>,
): Promise<Period> {
  const record = await ports.store.read.periods.get(of.pack, of.period);
  if (!record) throw new Refusal('period-not-open', { period: of.period });
  return describePeriod(ports, viewer, record);
}

/** A county sees its own extension; why another one got more time is between that one and the city. */
export async function describePeriod(
  ports: Ports,
  viewer: EnrolmentRecord,
  record: PeriodRecord,
): Promise<Period> {
  const { pack, period, state, deadline, deadlineAt, nextWorkingDay, cosign, published } = record;
  const all = await ports.store.read.periods.extensions(pack, period);
  const seesAll = speaksForCity(ports, viewer);
  const extensions = all.filter(({ region }) => seesAll || region === viewer.region);
  return {
    pack,
    period,
    state,
    deadline,
    deadlineAt,
    nextWorkingDay,
    cosign,
    published,
    extensions: extensions.map((one) => ({
      region: one.region,
      deadline: one.deadline,
      deadlineAt: one.deadlineAt,
      reason: one.reason,
      by: one.kid,
    })),
  };
}
