import type { RulePack } from '../rule-pack/rule-pack.ts';
import { countyLeap } from './county-leap/county-leap.ts';
import { dingxiAssessment } from './dingxi/assessment.ts';
import { dingxiTargets2022 } from './dingxi/targets-2022.ts';
import { dingxiTargets2025 } from './dingxi/targets-2025.ts';
import { gansuBase2030 } from './gansu-base-2030/gansu-base-2030.ts';
import { jiuquanSupport } from './jiuquan-support/jiuquan-support.ts';
import { longnanIndex2026 } from './longnan-index-2026/longnan-index-2026.ts';
import { pingliangServices } from './pingliang/services.ts';
import { pingliangTeams } from './pingliang/teams.ts';
import { pingliangTransfer } from './pingliang/transfer.ts';
import { plan135 } from './plan-135/plan-135.ts';
import { strongCity2026 } from './strong-city-2026/strong-city-2026.ts';

/** Every pack the product carries, all versions. A published version is never removed or changed. */
export const allPacks: readonly RulePack[] = [
  dingxiTargets2025,
  dingxiTargets2022,
  dingxiAssessment,
  countyLeap,
  longnanIndex2026,
  plan135,
  strongCity2026,
  jiuquanSupport,
  gansuBase2030,
  pingliangTransfer,
  pingliangServices,
  pingliangTeams,
];

/** The pack with this id; without `version` the newest. null when the product does not carry it. */
export function packById(id: string, version?: string): RulePack | null {
  const found = allPacks.filter(
    (pack) => pack.id === id && (version === undefined || pack.version === version),
  );
  return found.sort((a, b) => compareVersions(b.version, a.version))[0] ?? null;
}

/** Orders `1.10.0` after `1.9.0`. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let part = 0; part < 3; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
