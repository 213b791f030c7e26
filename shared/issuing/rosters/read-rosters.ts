import type { RegionCode } from '../../model/brands.ts';
import type { RosterPerson } from '../../rule-pack/check-roster.ts';
import type { RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import type { NamedColumn, NamedRow, NamedTable } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import { placeOf, regionIn } from '../tables/sheet-place.ts';
import { isNegative } from './is-negative.ts';

/** A person of a 花名册 with what its columns say beyond the rules of teams and grades. Never leaves this machine. */
export interface RosterEntry extends RosterPerson {
  readonly sheet: string;
  /** 服务类型 where it stands beside the kind. */
  readonly service: string | null;
  readonly entryYear: number | null;
  /** Steps with a column of their own, and whether the cell says that it is done. */
  readonly steps: readonly { readonly step: string; readonly done: boolean; readonly cell: string }[];
}

export interface ReadRoster {
  /** Several where one year's people stand on several sheets (农村, 企业, 社区): quotas are taken over all of them. */
  readonly sheets: readonly string[];
  /** From the lines above, the sheet's or the file's name; null = not said. */
  readonly year: number | null;
  readonly people: readonly RosterEntry[];
  /** Whether there is a column at all: nothing is said of what nobody asked. */
  readonly has: Readonly<Record<'kind' | 'service' | 'grade' | 'team' | 'entry' | 'place', boolean>>;
}

type Field = 'name' | 'region' | 'place' | 'team' | 'service' | 'kind' | 'grade' | 'entry' | 'step';

const COLUMNS: readonly NamedColumn<Field>[] = [
  {
    name: 'step',
    words: /申请|同意|单位意见|审核|确定|公布|公示|聘书|协议/,
    except: /姓名|考核/,
    several: true,
  },
  { name: 'grade', words: /等次|考核(?:结果|等级|情况|档次)|考评/ },
  {
    name: 'entry',
    words:
      /(?:入选|选派|聘任|聘用|进入|备案|首聘|首次选派|认定|受聘)(?:年度|年份|时间|日期|年)|^年度$|^年份$/,
  },
  { name: 'team', words: /团队|服务队|小组/ },
  { name: 'service', words: /服务(?:类型|方式|性质|模式)|服务类别/ },
  { name: 'kind', words: /类型|类别|种类|身份/, except: /学历|职称/ },
  {
    name: 'place',
    words: /服务(?:村|企业|社区|单位|地点|对象|乡镇|地)|派驻|驻点|帮扶(?:村|单位)|所在村|^村|服务的村/,
  },
  { name: 'region', words: /县区|区县|县市区|^县$|所在地区?$|选派地|县别|^区$/, filledDown: true },
  { name: 'name', words: /姓名|^特派员$|^科技特派员$|^人员$/, except: /单位|负责人|领导/, required: true },
];

/** The rosters of people in the workbook, one for each year, wherever they stand on their sheets. */
export function readRosters(raw: RawWorkbook): readonly ReadRoster[] {
  const found = raw.sheets.flatMap((sheet) =>
    readNamedTables(sheet, COLUMNS)
      .filter(isRoster)
      .map((table) => rosterOf(sheet, table, raw.name)),
  );
  const years = [...new Set(found.map((one) => one.year))];
  return years.map((year) => found.filter((one) => one.year === year).reduce(joined));
}

const joined = (one: ReadRoster, other: ReadRoster): ReadRoster => ({
  sheets: [...new Set([...one.sheets, ...other.sheets])],
  year: one.year,
  people: [...one.people, ...other.people],
  has: {
    kind: one.has.kind || other.has.kind,
    service: one.has.service || other.has.service,
    grade: one.has.grade || other.has.grade,
    team: one.has.team || other.has.team,
    entry: one.has.entry || other.has.entry,
    place: one.has.place || other.has.place,
  },
});

/** People with something about their service or grading; a list of contacts is none. */
const isRoster = ({ columns }: NamedTable<Field>): boolean =>
  columns.grade.length > 0 || columns.place.length > 0 || columns.team.length > 0 || columns.step.length > 1;

function rosterOf(sheet: RawSheet, table: NamedTable<Field>, file: string): ReadRoster {
  const texts = [...table.above].reverse().concat(sheet.name, file);
  const place = placeOf(texts, null);
  const year = texts
    .map((text) => /(?:^|\D)(20\d{2})(?!\d)/.exec(text)?.[1])
    .find((one) => one !== undefined);
  const titledKind = kindIn([sheet.name, ...table.above]);
  const regions = new Map<string, string>();
  /** The code where a region is known, else its name; a roster names few regions many times. */
  const regionOf = (text: string): string => {
    const known = regions.get(text) ?? regionIn(text, null) ?? text.replace(/\s/g, '');
    regions.set(text, known);
    return known;
  };
  const has = (field: Field): boolean => table.columns[field].length > 0;
  return {
    sheets: [sheet.name],
    year: year === undefined ? null : Number(year),
    people: table.rows.map((row) => personOf(row, table, place.region, titledKind, regionOf)),
    has: {
      kind: has('kind'),
      service: has('service'),
      grade: has('grade'),
      team: has('team'),
      entry: has('entry'),
      place: has('place'),
    },
  };
}

/** 农村科技特派员名单 says the kind of everybody on it; a title that names two kinds, or none, says nothing. */
function kindIn(texts: readonly string[]): string | null {
  const kinds = new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/(农村|企业|社区|三区)(?=”?(?:类)?(?:科技)?(?:特派员|人才))/g)].map(([kind]) => kind),
    ),
  );
  return kinds.size === 1 ? [...kinds][0]! : null;
}

function personOf(
  row: NamedRow<Field>,
  table: NamedTable<Field>,
  titled: RegionCode | null,
  titledKind: string | null,
  regionOf: (text: string) => string,
): RosterEntry {
  const textOf = (field: Field): string | null => row.cells[field]?.text ?? null;
  const region = textOf('region');
  const entry = /(?:19|20)\d{2}/.exec(textOf('entry') ?? '')?.[0];
  return {
    name: textOf('name') ?? '',
    region: region === null ? titled : regionOf(region),
    place: textOf('place'),
    team: textOf('team'),
    kind: textOf('kind') ?? textOf('service') ?? titledKind,
    service: textOf('service'),
    grade: textOf('grade'),
    sheet: table.sheet,
    cell: row.cells.name!.address,
    entryYear: entry === undefined ? null : Number(entry),
    steps: table.columns.step.map((found) => {
      const cell = row.cellIn(found.column);
      return {
        step: found.header,
        done: cell !== null && !isNegative(cell.text),
        cell: found.address.replace(/\d+$/, String(row.row + 1)),
      };
    }),
  };
}
