import {
  checkRoster,
  type RosterPerson,
  type RosterResult,
  type RosterSettings,
} from '../rule-pack/check-roster.ts';
import type { RulePack } from '../rule-pack/rule-pack.ts';
import { cellAddress } from '../workbook/address.ts';
import type { RawSheet, RawWorkbook } from '../workbook/raw-workbook.ts';
import { gridOf } from './pack-sheet.ts';

/** A 花名册 found on a sheet. */
export interface Roster {
  readonly sheet: string;
  /** From the sheet's title or name; null = not said. */
  readonly year: number | null;
  readonly people: readonly RosterPerson[];
}

/** A roster with what its pack says about it, beside the roster of the year before where the workbook has one. */
export interface CheckedRoster {
  readonly roster: Roster;
  readonly lastYear: Roster | null;
  readonly result: RosterResult;
}

type Field = 'name' | 'region' | 'place' | 'team' | 'kind' | 'grade';

const WORDS: Readonly<Record<Field, RegExp>> = {
  name: /^(?:姓名|特派员姓名|科技特派员|科技特派员姓名|人员姓名)$/,
  region: /^(?:县区|县\(区\)|县\(市、区\)|所在县区|县市区|选派县区|所属县区)$/,
  place: /服务(?:村|企业|社区|单位|地点|对象|乡镇)|派驻(?:村|企业|单位)|所在村|^村(?:名|\(企业\))?$/,
  team: /团队/,
  kind: /^(?:类型|类别|服务类型|特派员类型|特派员类别|种类)$/,
  grade: /等次|考核(?:结果|等级|情况)/,
};

/** Rosters of a workbook checked by the rules of a roster pack; `[]` when the pack has none or no sheet is one. */
export function checkRosters(
  pack: RulePack,
  workbook: RawWorkbook,
  settings: RosterSettings,
): readonly CheckedRoster[] {
  const rules = pack.roster;
  if (!rules) return [];
  const rosters = workbook.sheets.flatMap((sheet) => findRoster(sheet) ?? []);
  return rosters.map((roster) => {
    const lastYear =
      rosters.find((one) => one.year !== null && roster.year !== null && one.year === roster.year - 1) ??
      null;
    return { roster, lastYear, result: checkRoster(rules, roster.people, lastYear?.people ?? [], settings) };
  });
}

/** The roster on a sheet: a header row with 姓名 and at least one column about service or grading. null when there is none. */
export function findRoster(sheet: RawSheet): Roster | null {
  const { rows } = gridOf(sheet);
  for (let row = 0; row < Math.min(rows.length, 30); row++) {
    const columns = columnsOf(rows[row]!);
    if (columns.name === undefined || Object.keys(columns).length < 2) continue;
    if (columns.grade === undefined && columns.place === undefined && columns.team === undefined) continue;
    const above = rows.slice(0, row).flat();
    return {
      sheet: sheet.name,
      year: yearIn([...above, sheet.name]),
      people: peopleBelow(rows, row, columns),
    };
  }
  return null;
}

type Columns = Partial<Record<Field, number>>;

function columnsOf(cells: readonly string[]): Columns & { readonly name?: number } {
  const columns: Columns = {};
  cells.forEach((cell, index) => {
    const words = cell.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
    for (const field of Object.keys(WORDS) as Field[])
      if (columns[field] === undefined && WORDS[field].test(words)) {
        columns[field] = index;
        return;
      }
  });
  return columns;
}

function peopleBelow(
  rows: readonly (readonly string[])[],
  header: number,
  columns: Columns & { readonly name?: number },
): RosterPerson[] {
  const people: RosterPerson[] = [];
  for (let row = header + 1; row < rows.length; row++) {
    const cells = rows[row]!;
    const text = (field: Field): string | null => {
      const at = columns[field];
      const value = at === undefined ? '' : (cells[at] ?? '').trim();
      return value === '' ? null : value;
    };
    const name = text('name');
    if (name === null || /^(?:合计|总计|小计)$|^(?:注|说明)[:：]/.test(name)) continue;
    people.push({
      name,
      region: text('region'),
      place: text('place'),
      team: text('team'),
      kind: text('kind'),
      grade: text('grade'),
      cell: cellAddress(row, columns.name!),
    });
  }
  return people;
}

function yearIn(texts: readonly string[]): number | null {
  const found = texts.map((text) => /(20\d{2})\s*年?/.exec(text)?.[1]).find((year) => year !== undefined);
  return found === undefined ? null : Number(found);
}
