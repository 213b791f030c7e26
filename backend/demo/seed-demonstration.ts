import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareSnapshot } from '#shared/check/prepare-snapshot.ts';
import type { Role } from '#shared/contract/enrolment-schema.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import type { PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Explanation, Finding } from '#shared/model/finding.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';
import { invite } from '../actions/identity/invite.ts';
import { changePeriod } from '../actions/periods/change-period.ts';
import type { Ports } from '../actions/ports.ts';
import { acceptSnapshot } from '../actions/submissions/accept-snapshot.ts';
import { generateSigningKey, openSigningKey, type PrivateJwk } from '../keys/signing-key.ts';
import { readClock } from '../open-backend.ts';
import type { SiteRecord } from '../storage/records.ts';
import type { Store } from '../storage/store.ts';
import { DEMONSTRATION } from './demonstration-city.ts';
import { type DemonstrationWorkbook, readDemonstrationWorkbooks } from './read-workbooks.ts';

/** Begins a demonstration in an empty store. Once begun it stays one: the mark is part of the site. */
export async function createDemonstrationSite(store: Store): Promise<SiteRecord> {
  const site: SiteRecord = {
    site: `demonstration-${randomUUID()}`,
    name: DEMONSTRATION.name,
    region: DEMONSTRATION.region,
    demonstration: true,
    createdAt: readClock(),
  };
  await store.write((tables) => tables.site.create(site, DEMONSTRATION.regions));
  return site;
}

/** Keys, codes, an open period and three counties that have submitted. Answers what could not be submitted, if anything. */
export async function seedDemonstration(ports: Ports, dataFolder: string): Promise<readonly string[]> {
  const coordinator = await enrolDemonstrator(ports, 'coordinator', DEMONSTRATION.region);
  const keys: Record<string, PrivateJwk> = { coordinator: coordinator.jwk };
  const workbooks = readDemonstrationWorkbooks(DEMONSTRATION.submitted);
  for (const { pack, period } of periodsOf(workbooks)) await openPeriod(ports, coordinator.key, pack, period);
  const troubles: string[] = [];
  for (const workbook of workbooks) {
    const reporter = await enrolDemonstrator(ports, 'reporter', workbook.region);
    keys[workbook.region] = reporter.jwk;
    troubles.push(...(await submitWorkbook(ports, reporter.key, workbook)));
  }
  writeFileSync(join(dataFolder, 'demonstration-keys.json'), JSON.stringify(keys, null, 1), { mode: 0o600 });
  await giveCodes(ports);
  return troubles;
}

interface Demonstrator {
  readonly key: SigningPort;
  readonly jwk: PrivateJwk;
}

async function enrolDemonstrator(ports: Ports, role: Role, region: RegionCode): Promise<Demonstrator> {
  const jwk = await generateSigningKey();
  const key = await openSigningKey(jwk);
  const enrolment = {
    kid: key.kid,
    publicKey: key.publicKey,
    label: '示例密钥',
    name: role === 'coordinator' ? '示例市级联络员' : '示例填报人',
    region,
    role,
    department: null,
    enrolledAt: ports.clock(),
    revokedAt: null,
  };
  await ports.store.write((tables) => tables.enrolments.insert(enrolment));
  return { key, jwk };
}

/** Every pack and year that the workbooks report actual figures for. */
function periodsOf(
  workbooks: readonly DemonstrationWorkbook[],
): readonly { readonly pack: PackId; readonly period: PeriodId }[] {
  const found = new Map<string, { readonly pack: PackId; readonly period: PeriodId }>();
  for (const { check } of workbooks)
    for (const pack of check.recognition.packs) {
      const period = check.recognition.period;
      if (period) found.set(`${pack} ${period}`, { pack, period });
    }
  return [...found.values()];
}

async function openPeriod(
  ports: Ports,
  coordinator: SigningPort,
  pack: PackId,
  period: PeriodId,
): Promise<void> {
  const last = new Date(Date.parse(ports.clock()) + DEMONSTRATION.daysOpen * 86_400_000);
  const payload = {
    format: 'kezhi-period/1',
    site: ports.site.site,
    act: 'open',
    pack,
    period,
    deadline: last.toISOString().slice(0, 10),
    createdAt: ports.clock(),
  };
  await changePeriod(ports, await coordinator.sign('kezhi-period/1', canonicalBytes(payload)));
}

async function submitWorkbook(
  ports: Ports,
  key: SigningPort,
  { name, region, check }: DemonstrationWorkbook,
): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const id of check.recognition.packs) {
    const known = await ports.packs.find(id);
    const period = check.recognition.period;
    if (!known || !period) continue;
    const snapshot = prepareSnapshot({
      check,
      pack: known.pack,
      packDigest: known.digest,
      site: ports.site.site,
      region,
      department: null,
      period,
      nature: '年报数',
      revision: 1,
      previous: null,
      createdAt: ports.clock(),
      explanations: check.findings
        .filter(({ pack, severity }) => pack === id && severity === 'query')
        .map(explain),
      workbookName: name,
      hash: ports.hash,
    });
    try {
      await acceptSnapshot(ports, await key.sign('kezhi-snapshot/1', canonicalBytes(snapshot)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      troubles.push(`${name} · ${id}: ${error.code} ${JSON.stringify(error.params)}`);
    }
  }
  return troubles;
}

const explain = (finding: Finding): Explanation => ({
  code: finding.code,
  indicatorId: finding.indicatorId,
  scope: finding.scope,
  value: null,
  text: '示例说明:数据已与统计部门核对。',
});

/** One-time codes for whoever tries the demonstration; anybody may ask for them, because nothing here is real. */
async function giveCodes(ports: Ports): Promise<void> {
  const expiresAt = new Date(Date.parse(ports.clock()) + 3650 * 86_400_000).toISOString();
  const wanted: readonly { readonly role: Role; readonly region: RegionCode; readonly regionName: string }[] =
    [
      { role: 'coordinator', region: DEMONSTRATION.region, regionName: DEMONSTRATION.name },
      { role: 'issuer', region: DEMONSTRATION.region, regionName: DEMONSTRATION.name },
      ...DEMONSTRATION.regions.map(({ region, name }) => ({
        role: 'reporter' as const,
        region,
        regionName: name,
      })),
      ...DEMONSTRATION.regions.map(({ region, name }) => ({
        role: 'reviewer' as const,
        region,
        regionName: name,
      })),
    ];
  const codes: {
    readonly code: string;
    readonly role: Role;
    readonly region: RegionCode;
    readonly regionName: string;
  }[] = [];
  for (const { role, region, regionName } of wanted)
    codes.push({
      code: await invite(ports, { region, role, department: null, expiresAt }),
      role,
      region,
      regionName,
    });
  await ports.store.write((tables) => tables.site.setNote('demonstration-codes', JSON.stringify(codes)));
}
