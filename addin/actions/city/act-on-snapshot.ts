import type { KezhiServer } from '#addin/api/server-port.ts';
import type { ActPayload } from '#shared/contract/act-schema.ts';
import type { PeriodActPayload } from '#shared/contract/period-schema.ts';
import type { Digest } from '#shared/model/brands.ts';
import { canonicalBytes } from '#shared/signing/canonical-json.ts';
import type { SigningPort } from '#shared/signing/signing-port.ts';

export interface Actor {
  readonly server: KezhiServer;
  readonly signer: SigningPort;
  readonly site: string;
  /** UTC ISO text, shown and never trusted. */
  readonly now: string;
}

/** 退回, 验收, 复核签名 …: signed by the person's own key and logged like a snapshot. */
export async function actOnSnapshot(
  actor: Actor,
  act: Pick<ActPayload, 'act' | 'reason' | 'value'> & { readonly snapshot: string },
): Promise<void> {
  const payload: ActPayload = {
    format: 'kezhi-act/1',
    site: actor.site,
    act: act.act,
    snapshot: act.snapshot as Digest,
    reason: act.reason ?? null,
    value: act.value ?? null,
    createdAt: actor.now,
  };
  await actor.server.act(act.snapshot, await actor.signer.sign('kezhi-act/1', canonicalBytes(payload)));
}

/** Opening, deadlines, 封存, 特批 and publication of a reporting period. */
export async function actOnPeriod(
  actor: Actor,
  act: Omit<PeriodActPayload, 'format' | 'site' | 'createdAt'>,
): Promise<void> {
  const payload: PeriodActPayload = {
    format: 'kezhi-period/1',
    site: actor.site,
    createdAt: actor.now,
    ...act,
  };
  await actor.server.actOnPeriod(await actor.signer.sign('kezhi-period/1', canonicalBytes(payload)));
}
