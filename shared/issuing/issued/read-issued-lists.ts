import type { DecimalText, IndicatorId, PeriodId, RegionCode } from '../../model/brands.ts';
import { equals, exact, multiply, sum, toDecimalText } from '../../model/exact.ts';
import { compileItem } from '../../notation/compile-item.ts';
import type { IssuedItem, IssuedList, RulePack, Section } from '../../rule-pack/rule-pack.ts';
import type { RawSheet, RawWorkbook } from '../../workbook/raw-workbook.ts';
import { normaliseName } from '../../workbook/text/name-form.ts';
import { regionName } from '../../workbook/text/region-names.ts';
import { splitTrailingUnit, unitFactor } from '../../workbook/text/unit.ts';
import type { IssuingNote } from '../issuing-note.ts';
import type { FoundColumn, NamedCell, NamedColumn, NamedRow, NamedTable } from '../tables/named-table.ts';
import { readNamedTables } from '../tables/read-named-table.ts';
import { placeOf, regionIn } from '../tables/sheet-place.ts';
import { withEvaluatedFormulas } from '../tables/with-evaluated-formulas.ts';

export interface IssuedListsOptions {
  /** Filled in where the workbook names no year. */
  readonly period: PeriodId | null;
  /** 文号 by which the lists were issued; the file's name where none is known. */
  readonly document?: string;
}

export interface IssuedLists {
  /** One for each unit, or one with region null for all. */
  readonly lists: readonly IssuedList[];
  readonly notes: readonly IssuingNote[];
}

type Field = 'region' | 'group' | 'name' | 'unit' | 'points' | 'standard' | 'target';

const COLUMNS: readonly NamedColumn<Field>[] = [
  {
    name: 'standard',
    words: /(?:评分|计分|考核|评价|赋分|打分)(?:标准|办法|细则|依据|规则|方法|说明)|^标准$|目标要求/,
  },
  {
    name: 'points',
    words: /权重|分值|满分|标准分|基本分|配分|^分数?$|^赋分$/,
    except: /得分|自评|完成/,
    required: true,
  },
  {
    name: 'target',
    words: /目标值|目标数|任务数|年度目标(?!任务)|目标任务数|计划数|指标值|^目标$|^任务$|^计划$|应完成/,
    except: /完成情况|完成率|责任/,
  },
  { name: 'unit', words: /^(?:计量)?单位$/ },
  {
    name: 'region',
    words: /(?:被考核|考核|责任|承担|实施)(?:单位|对象|县区)|县区|区县|县市区|市县区|^县$|^单位名称$|^地区$/,
    filledDown: true,
  },
  { name: 'group', words: /一级指标|类别|类型|板块|领域|大类|方面/, filledDown: true },
  {
    name: 'name',
    words:
      /指标|考核内容|考核项目|考核事项|目标任务|工作任务|重点任务|任务名称|^内容$|^项目$|^任务$|^事项$|目标内容/,
    required: true,
  },
];

interface ListRow {
  readonly region: RegionCode | null;
  readonly item: IssuedItem;
  readonly sheet: string;
  readonly cell: string;
}

/**
 * 年度科技创新目标责任清单 out of a workbook: a sheet for each unit, a column that names the unit, a column of targets for
 * each unit, or one list for all. The weights of a unit must make the points of the section; texts are compiled, never guessed.
 */
export function readIssuedLists(raw: RawWorkbook, pack: RulePack, options: IssuedListsOptions): IssuedLists {
  const section = pack.sections.find((one) => one.items === 'issued');
  if (!section) return { lists: [], notes: [] };
  const sheets = withEvaluatedFormulas(raw).sheets.filter((sheet) => sheet.visibility === 'visible');
  const read = sheets.flatMap((sheet) => readSheet(sheet, raw.name, pack, section));
  const said = read.map((one) => one.period).find((one) => one !== null) ?? options.period;
  const period = said ?? pack.effective.from;
  const rows = read.flatMap((one) => one.rows);
  const regions = [...new Set(rows.map((row) => row.region))];
  const lists = regions.map(
    (region): IssuedList => ({
      format: 'kezhi-issued-list/1',
      pack: pack.id,
      section: section.id,
      region,
      period: period.slice(0, 4) as PeriodId,
      items: rows.filter((row) => row.region === region).map((row) => row.item),
      document: options.document ?? raw.name.replace(/\.\w+$/, ''),
    }),
  );
  return {
    lists,
    notes: [
      ...(rows.length > 0 && said === null ? [yearNote(rows[0]!.sheet, period)] : []),
      ...read.flatMap((one) => one.notes),
      ...joinUnits(
        regions.flatMap((region) =>
          listNotes(
            rows.filter((row) => row.region === region),
            region,
            section,
          ),
        ),
      ),
      ...missingUnits(pack, regions),
    ],
  };
}

interface ReadSheet {
  readonly rows: readonly ListRow[];
  readonly notes: readonly IssuingNote[];
  readonly period: PeriodId | null;
}

/** 任务 is a number to reach beside a column of 指标, and the name of the item where nothing else names it. */
const NAMED_BY_TASK = COLUMNS.map((one) =>
  one.name === 'target' ? { ...one, except: new RegExp(`${one.except?.source}|^任务$`) } : one,
);

function tablesOn(sheet: RawSheet): readonly NamedTable<Field>[] {
  const named = readNamedTables(sheet, COLUMNS);
  return named.length > 0 ? named : readNamedTables(sheet, NAMED_BY_TASK);
}

function readSheet(sheet: RawSheet, file: string, pack: RulePack, section: Section): readonly ReadSheet[] {
  return tablesOn(sheet).map((table) => {
    const place = placeOf([...table.above].reverse().concat(sheet.name, file), pack.area);
    const columns = regionColumns(table, pack);
    const notes: IssuingNote[] = [];
    const rows = rowsOfSection(table, pack, section).flatMap((row): ListRow[] => {
      const named = row.cells.region;
      const region = named ? regionIn(named.text, pack.area) : place.region;
      if (named && region === null) {
        notes.push(noteAt(table, named, 'list-region-unknown', { region: named.text }));
        return [];
      }
      const each =
        columns.length === 0 || region !== null
          ? [{ region, target: row.cells.target ?? null }]
          : columns.map((one) => ({ region: one.region, target: row.cellIn(one.column) }));
      return each.flatMap((one) => {
        const item = itemOf(row, one.target);
        if (item === null) {
          notes.push(noteAt(table, row.cells.name!, 'list-points-missing', { item: row.cells.name!.text }));
          return [];
        }
        return [{ region: one.region, item, sheet: table.sheet, cell: row.cells.name!.address }];
      });
    });
    return { rows, notes, period: place.period };
  });
}

/** Rows under the heading of the section, or all rows that the pack does not have itself. */
function rowsOfSection(
  table: NamedTable<Field>,
  pack: RulePack,
  section: Section,
): readonly NamedRow<Field>[] {
  const title = normaliseName(section.title);
  const groupOf = (row: NamedRow<Field>): string => normaliseName(row.heading ?? row.cells.group?.text ?? '');
  const named = table.rows.filter((row) => row.cells.name !== undefined);
  const headed = named.filter((row) => groupOf(row).includes(title));
  if (headed.length > 0) return headed;
  const own = new Set(
    pack.indicators
      .filter((one) => one.section !== section.id)
      .flatMap((one) => [one.name, ...one.aliases].map(normaliseName)),
  );
  return named.filter((row) => !own.has(normaliseName(row.cells.name!.text)));
}

/** 安定区 | 通渭县 | … over targets that differ from unit to unit. */
const regionColumns = (
  table: NamedTable<Field>,
  pack: RulePack,
): readonly (FoundColumn & { readonly region: RegionCode })[] =>
  table.others.flatMap((found) => {
    const region = regionIn(found.header, pack.area);
    return region === null || region === pack.area ? [] : [{ ...found, region }];
  });

function itemOf(row: NamedRow<Field>, target: NamedCell | null): IssuedItem | null {
  const points = pointsOf(row.cells.points ?? null);
  if (points === null) return null;
  const { name, unit } = splitTrailingUnit(row.cells.name!.text.replace(/\s*\n\s*/g, ''));
  const official = row.cells.unit?.text ?? unit ?? target?.quantity.unit ?? '';
  const text = row.cells.standard?.text ?? '';
  const compiled =
    text === '' ? null : compileItem(text, { indicator: name, maxPoints: points, unit: official });
  return {
    id: `list:${normaliseName(name)}` as IndicatorId,
    name,
    unit: official,
    maxPoints: points,
    target: target === null ? null : inUnit(target, official),
    text,
    rule: compiled?.ok ? compiled.rule : null,
  };
}

/** `15`, `15分`; 15% of a hundred points is 15. */
const pointsOf = (cell: NamedCell | null): DecimalText | null =>
  cell !== null && cell.quantity.kind === 'number' ? cell.quantity.value : null;

/** 2亿元 under a unit of 万元 is 20000. */
function inUnit({ quantity }: NamedCell, unit: string): DecimalText | null {
  if (quantity.value === null) return null;
  const factor = quantity.unit === null || unit === '' ? null : unitFactor(quantity.unit, unit);
  return factor === null ? quantity.value : toDecimalText(multiply(exact(quantity.value), exact(factor)));
}

function listNotes(rows: readonly ListRow[], region: RegionCode | null, section: Section): IssuingNote[] {
  const unit = region === null ? '' : regionName(region);
  const [first] = rows;
  if (!first) return [];
  const at = (row: ListRow, code: string, params: Record<string, string>): IssuingNote => ({
    code,
    severity: 'query',
    sheet: row.sheet,
    cell: row.cell,
    params: { region: unit, item: row.item.name, ...params },
  });
  const total = toDecimalText(sum(rows.map((row) => exact(row.item.maxPoints))));
  const seen = new Map<string, ListRow>();
  const twice = rows.filter((row) => {
    const key = row.item.id ?? row.item.name;
    const known = seen.has(key);
    seen.set(key, row);
    return known;
  });
  return [
    ...(section.maxPoints !== null && !equals(exact(total), exact(section.maxPoints))
      ? [at(first, 'list-sum', { sum: total, points: section.maxPoints, section: section.title })]
      : []),
    ...twice.map((row) => at(row, 'list-item-twice', {})),
    ...rows
      .filter((row) => row.item.rule === null)
      .map((row) =>
        at(row, row.item.text === '' ? 'list-standard-missing' : 'list-standard-unread', {
          text: row.item.text,
        }),
      ),
  ];
}

/** Nobody named the year: a list issued for a guessed one would score the wrong year. */
const yearNote = (sheet: string, period: PeriodId): IssuingNote => ({
  code: 'issued-year-missing',
  severity: 'query',
  sheet,
  cell: null,
  params: { year: period.slice(0, 4) },
});

/** One row serves many units: what is to be said of it is said once, with their names. */
function joinUnits(notes: readonly IssuingNote[]): readonly IssuingNote[] {
  const joined = new Map<string, IssuingNote>();
  for (const note of notes) {
    const { region, ...rest } = note.params;
    const key = JSON.stringify([note.code, note.sheet, note.cell, rest]);
    const before = joined.get(key);
    const units = [before?.params.region, region].filter((one) => one).join('、');
    joined.set(key, { ...note, params: { ...note.params, region: units } });
  }
  return [...joined.values()];
}

/** Units of the document for which no list was issued, when there is a list for some. */
function missingUnits(pack: RulePack, regions: readonly (RegionCode | null)[]): IssuingNote[] {
  if (regions.length < 2 || regions.includes(null)) return [];
  const missing = pack.regions.filter((region) => !regions.includes(region));
  return missing.length === 0
    ? []
    : [
        {
          code: 'list-regions-missing',
          severity: 'query',
          sheet: null,
          cell: null,
          params: { regions: missing.map(regionName).join('、') },
        },
      ];
}

const noteAt = (
  table: NamedTable<Field>,
  cell: NamedCell,
  code: string,
  params: Record<string, string>,
): IssuingNote => ({ code, severity: 'query', sheet: table.sheet, cell: cell.address, params });
