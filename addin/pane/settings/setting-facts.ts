import type { HostDiagnosis } from '#addin/hosts/workbook-host.ts';
import type { Memory } from '#addin/memory/memory-port.ts';
import type { SameTexts } from '#shared/messages/language.ts';
import type { HostLimit, uiHostLimits } from '#shared/messages/ui/ui-host-limits.ts';
import type { uiSettings } from '#shared/messages/ui/ui-settings.ts';
import { ENGINE } from '#shared/model/snapshot.ts';
import type { ServerState } from '../session/server-session.ts';
import type { SessionState } from '../session/session-state.ts';

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Something a person should look at. */
  readonly mind?: boolean;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Beyond this the clock of the machine is worth a word: times on receipts are the server's anyway. */
const CLOCK_SECONDS = 60;

/** What somebody on the telephone asks for first. */
function excelFacts(
  { platform, version, requirementSets, roundTrip, secure }: HostDiagnosis,
  texts: SameTexts<(typeof uiHostLimits)['zh']>,
): readonly Fact[] {
  return [
    { name: texts.excel, value: [platform, version].filter(Boolean).join(' ') || '—' },
    { name: texts.interface, value: `ExcelApi ${requirementSets.ExcelApi ?? '—'}` },
    {
      name: texts.roundTrip,
      value: roundTrip === null ? texts.noAnswer : texts.milliseconds(roundTrip),
      mind: roundTrip === null,
    },
    ...(secure ? [] : [{ name: '', value: texts.insecure, mind: true }]),
  ];
}

export function settingFacts(about: {
  readonly texts: SameTexts<(typeof uiSettings)['zh']>;
  readonly hostTexts: SameTexts<(typeof uiHostLimits)['zh']>;
  /** null until the host has answered, or when it has nothing to tell. */
  readonly diagnosis: HostDiagnosis | null;
  readonly state: SessionState;
  readonly server: ServerState;
  readonly packs: number;
  readonly memory: Memory;
}): readonly FactGroup[] {
  const { texts, hostTexts, diagnosis, state, server, packs, memory } = about;
  const { host } = state;
  const clock = server.clockDifference;
  const engines = server.site !== null && server.site.engine !== ENGINE;
  return [
    {
      title: texts.groups.product,
      facts: [
        { name: texts.version, value: server.site?.version ?? '—' },
        { name: texts.engine, value: engines ? texts.audit : String(ENGINE), mind: engines },
        { name: '', value: texts.packs(packs) },
      ],
    },
    {
      title: texts.groups.host,
      facts: [
        { name: texts.host[host?.kind ?? 'none'], value: '' },
        ...(host
          ? (Object.keys(texts.can) as (keyof typeof texts.can)[]).map((key) => ({
              name: texts.can[key],
              value: host.capabilities[key] ? texts.able : texts.unable,
              mind: !host.capabilities[key],
            }))
          : []),
        ...(host?.capabilities.limits ?? []).map((limit) => ({
          name: '',
          value: hostTexts.limits[limit as HostLimit] ?? limit,
        })),
        ...(diagnosis ? excelFacts(diagnosis, hostTexts) : []),
      ],
    },
    {
      title: texts.groups.storage,
      facts: [
        {
          name: texts.storage,
          value: memory.available ? texts.storageKept : texts.storageBlocked,
          mind: !memory.available,
        },
        {
          name: texts.signing,
          value: server.obstacle ? texts.signingBlocked : texts.signingReady,
          mind: server.obstacle !== null,
        },
        ...(state.notesKept
          ? [{ name: '', value: texts.notes[state.notesKept], mind: state.notesKept === 'nowhere' }]
          : []),
      ],
    },
    {
      title: texts.groups.server,
      facts: [
        {
          name: texts.server,
          value: server.connected ? texts.connected : texts.offline,
          mind: server.connected === false,
        },
        ...(server.site ? [{ name: texts.serverName, value: server.site.name }] : []),
        ...(clock === null
          ? []
          : [
              {
                name: texts.clock,
                value: Math.abs(clock) > CLOCK_SECONDS ? texts.clockOff(clock) : texts.clockFine(clock),
                mind: Math.abs(clock) > CLOCK_SECONDS,
              },
            ]),
        ...(server.site?.demonstration ? [{ name: '', value: texts.demonstration }] : []),
      ],
    },
  ];
}
