import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckResult } from '#shared/check/check-result.ts';
import { checkWorkbook } from '#shared/check/check-workbook.ts';
import { preparePacks } from '#shared/check/prepared-packs.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import { allPacks } from '#shared/packs/registry.ts';
import { openWorkbookFile } from '../cli/open-workbook-file.ts';
import { nativeSha256 } from '../keys/native-sha256.ts';

export interface DemonstrationWorkbook {
  readonly name: string;
  readonly region: RegionCode;
  readonly check: CheckResult;
}

const FOLDER = fileURLToPath(new URL('./workbooks', import.meta.url));

/** The demonstration's workbooks of some regions, understood by the same code as anybody's. Their names begin with the region code. */
export function readDemonstrationWorkbooks(regions: readonly string[]): readonly DemonstrationWorkbook[] {
  if (!existsSync(FOLDER)) return [];
  const prepared = preparePacks(allPacks, nativeSha256);
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.xlsx') && regions.includes(name.slice(0, 6)))
    .sort()
    .flatMap((name) => {
      const opened = openWorkbookFile(join(FOLDER, name));
      if ('refusal' in opened) return [];
      const region = name.slice(0, 6) as RegionCode;
      return [{ name, region, check: checkWorkbook(opened.raw, { packs: allPacks, region }, prepared) }];
    });
}
