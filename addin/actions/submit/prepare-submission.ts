import type { KezhiServer } from '#addin/api/server-port.ts';
import type { Engine, EngineOptions } from '#addin/engine/engine-port.ts';
import { answersFor } from '#shared/aggregate/answers-for.ts';
import { missingExplanations } from '#shared/contract/missing-explanations.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import type { SnapshotSummary } from '#shared/contract/snapshot-answers.ts';
import type { Digest, PackId, PeriodId, RegionCode } from '#shared/model/brands.ts';
import type { Nature, Snapshot } from '#shared/model/snapshot.ts';
import { issuedListFor } from '#shared/rule-pack/issued-list-for.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { SignedList } from '../check/load-guidance.ts';
import type { Identity } from './enrol.ts';

export interface SubmissionTarget {
  readonly pack: PackId;
  readonly period: PeriodId;
  readonly region: RegionCode;
  readonly department: string | null;
  readonly nature: Nature;
}

/** What 报送 shows before anything is signed: exactly what will be sent, and what still stands in its way. */
export interface Draft {
  readonly snapshot: Snapshot;
  readonly pack: RulePack;
  /** Last submission of the same place, pack and period; null for a first one. */
  readonly previous: SnapshotSummary | null;
  readonly period: Period | null;
  readonly checklist: Checklist;
}

export interface Checklist {
  readonly blocking: number;
  readonly unexplained: number;
  /** Figures that will be sent; none when the workbook is another region's. */
  readonly figures: number;
  /** Names of indicators that must be reported and have no figure here. */
  readonly absent: readonly string[];
  readonly cosign: boolean;
  /** null = no deadline. Instants as UTC ISO text. */
  readonly deadlineAt: string | null;
  readonly open: boolean;
}

/** What the pane knows of the workbook beside its cells. */
export interface DraftAbout {
  readonly workbookName: string;
  /** 责任清单 in force: the one that scored this workbook is named in the snapshot. */
  readonly lists: readonly SignedList[];
}

/** Builds the snapshot with the engine and compares it with what the server knows; offline the server's part is absent. */
export async function prepareSubmission(
  target: SubmissionTarget,
  options: EngineOptions,
  about: DraftAbout & {
    readonly engine: Engine;
    readonly server: KezhiServer | null;
    readonly identity: Identity;
    readonly now: string;
  },
): Promise<Draft> {
  const { engine, server, identity } = about;
  const [history, periods] = server
    ? await Promise.all([
        server.snapshots({ pack: target.pack, period: target.period, region: target.region }),
        server.periods(),
      ])
    : [[], []];
  const own = history.filter((each) => each.department === target.department);
  const previous = own.reduce<SnapshotSummary | null>(
    (last, each) => (!last || each.revision > last.revision ? each : last),
    null,
  );
  const period = periods.find((each) => each.pack === target.pack && each.period === target.period) ?? null;
  const { snapshot, pack } = await engine.prepare({
    options,
    packId: target.pack,
    site: identity.site,
    region: target.region,
    department: target.department,
    period: target.period,
    nature: target.nature,
    revision: (previous?.revision ?? 0) + 1,
    previous: (previous?.digest ?? null) as Digest | null,
    createdAt: about.now,
    workbookName: about.workbookName,
    ...listNamed(about.lists, target),
  });
  return { snapshot, pack, previous, period, checklist: checklistOf(snapshot, pack, period) };
}

function listNamed(lists: readonly SignedList[], { pack, region, period }: SubmissionTarget) {
  const used = issuedListFor(
    lists.map(({ list }) => list),
    { pack, region, period },
  );
  const found = lists.find(({ list }) => list === used);
  return found ? { list: found.digest } : {};
}

function checklistOf(snapshot: Snapshot, pack: RulePack, period: Period | null): Checklist {
  const { blocking, unexplained } = missingExplanations(snapshot);
  const reported = new Set(snapshot.readings.map((reading) => reading.indicatorId));
  const ours = (indicator: RulePack['indicators'][number]): boolean =>
    snapshot.department === null || answersFor(indicator, snapshot.department);
  const absent = pack.indicators.filter(
    (indicator) => indicator.required && ours(indicator) && !reported.has(indicator.id),
  );
  const extension = period?.extensions.find((each) => each.region === snapshot.region);
  return {
    blocking: blocking.length,
    unexplained: unexplained.length,
    figures: snapshot.readings.length,
    absent: absent.map((indicator) => indicator.name),
    cosign: period?.cosign ?? false,
    deadlineAt: extension?.deadlineAt ?? period?.deadlineAt ?? null,
    open: period === null || period.state === 'open' || extension !== undefined,
  };
}

/** Absent rows and a missing period are said but the server decides; errors and missing explanations stop here. */
export const mayBeSent = (checklist: Checklist): boolean =>
  checklist.figures > 0 && checklist.blocking === 0 && checklist.unexplained === 0 && checklist.open;
