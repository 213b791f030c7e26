import { type Column, columnOf } from './header-words.ts';
import { type ItemRow, plainText, splitDepartments, splitUnit, type TextGrid } from './text-grid.ts';

/** Rows of a table of rules with a header. null when no row looks like one. */
export function readTable(grid: TextGrid): readonly ItemRow[] | null {
  const header = findHeader(grid);
  if (!header) return null;
  const items: ItemRow[] = [];
  let group: Group = { title: null, points: null };
  let subgroup: Group | null = null;
  let last: ItemRow | null = null;
  for (let row = header.end + 1; row < grid.rows.length; row++) {
    const cells = grid.rows[row]!.map((cell) => cell.trim());
    const filled = new Set(cells.filter((cell) => cell !== ''));
    if (filled.size === 0) continue;
    if (isEnd(cells, items.length)) break;
    const section = sectionRow(cells, filled, header.columns);
    if (section) {
      group = section;
      subgroup = null;
      continue;
    }
    const own = cellOf(cells, header.columns, 'group');
    if (own !== null) {
      const next = own === NO_GROUP ? { title: null, points: null } : splitPoints(own);
      if (next.title !== group.title) subgroup = null;
      group = next;
    }
    const lower = cellOf(cells, header.columns, 'subgroup');
    if (lower !== null) subgroup = lower === NO_GROUP ? null : splitPoints(lower);
    const item = itemOf(row, cells, header.columns, { group, subgroup }, last);
    if (!item) continue;
    items.push(item);
    last = item;
  }
  return items.length > 0 ? items : null;
}

/** How a table says that an item belongs to no group, since a blank cell goes on with the one above. */
export const NO_GROUP = '—';

interface Groups {
  readonly group: Group;
  readonly subgroup: Group | null;
}

interface Group {
  readonly title: string | null;
  readonly points: string | null;
}

interface Header {
  readonly end: number;
  readonly columns: readonly (Column | null)[];
}

/** The first row with a name column and at least one more role; a second header row refines it (年份 over 约束值). */
function findHeader(grid: TextGrid): Header | null {
  for (let row = 0; row < Math.min(grid.rows.length, 40); row++) {
    const columns = withLevels(grid.rows[row]!);
    const roles = new Set(columns.flatMap((column) => column?.role ?? []));
    if (
      !roles.has('name') ||
      !(roles.has('standard') || roles.has('points') || roles.has('target') || roles.has('unit'))
    )
      continue;
    const above = grid.rows[row]!;
    const below = grid.rows[row + 1] ?? [];
    return isSecondHeader(above, below, columns)
      ? {
          end: row + 1,
          columns: below.map((cell, index) => refine(above[index] ?? '', cell) ?? columns[index] ?? null),
        }
      : { end: row, columns };
  }
  return null;
}

/** Where 三级指标 stands beside 二级指标, the lower one is the item and the other its group. */
function withLevels(cells: readonly string[]): (Column | null)[] {
  const columns = cells.map(columnOf);
  const level = (words: RegExp): boolean =>
    cells.some((cell) => words.test(plainText(cell).replace(/\s+/g, '')));
  if (!level(/^三级指标/) || !level(/^二级指标/)) return columns;
  return columns.map((column, index) =>
    /^二级指标/.test(plainText(cells[index]!).replace(/\s+/g, '')) ? { role: 'subgroup' } : column,
  );
}

/** A second row of the header: it names at least two targets, and the name column goes on from above. */
function isSecondHeader(
  above: readonly string[],
  below: readonly string[],
  columns: readonly (Column | null)[],
): boolean {
  const name = columns.findIndex((column) => column?.role === 'name');
  const goesOn = (below[name] ?? '') === '' || below[name] === above[name];
  return (
    goesOn &&
    below.filter(
      (cell, index) => cell !== above[index] && refine(above[index] ?? '', cell)?.role === 'target',
    ).length >= 2
  );
}

/** `2025年` above `约束值` reads as one header. */
const refine = (above: string, below: string): Column | null =>
  above === below ? columnOf(above) : columnOf(`${above}${below}`);

function cellOf(
  cells: readonly string[],
  columns: readonly (Column | null)[],
  role: Column['role'],
): string | null {
  const index = columns.findIndex((column) => column?.role === role);
  const text = index < 0 ? '' : (cells[index] ?? '');
  return text === '' ? null : text;
}

/** 合计, or a note under the table. */
const isEnd = (cells: readonly string[], found: number): boolean => {
  const first = cells.find((cell) => cell !== '') ?? '';
  return (
    found > 0 &&
    /^(?:合计|总计|总分|小计合计)$|^(?:注|说明|备注)[:：]/.test(plainText(first).replace(/\s/g, ''))
  );
};

/** `(一)强科技支撑主要目标(16分)` over the whole width opens a group. */
function sectionRow(
  cells: readonly string[],
  filled: ReadonlySet<string>,
  columns: readonly (Column | null)[],
): Group | null {
  if (filled.size > 2) return null;
  const text = cells.find((cell) => cell !== '')!;
  const bare = plainText(text);
  const numbered = /^\(?[一二三四五六七八九十]+[)、.]/.test(bare);
  const points = splitPoints(text);
  const standard = cellOf(cells, columns, 'standard');
  if (!(numbered || points.points !== null) || (standard !== null && standard !== text)) return null;
  const named = cellOf(cells, columns, 'name');
  if (named !== null && named !== text && filled.size > 1 && points.points === null) return null;
  const loose = [...filled].find((cell) => /^\d+(?:\.\d+)?$/.test(cell)) ?? null;
  return { title: points.title, points: points.points ?? loose };
}

/** `创新投入(20分)`, `创新投入(权重20%)` → title and points. */
function splitPoints(text: string): Group {
  const bare = plainText(text).replace(/\s+/g, '');
  const match = /^(.+?)\((?:共|计|权重|分值)?:?(\d+(?:\.\d+)?)[分%]?\)$/.exec(bare);
  return match ? { title: match[1]!, points: match[2]! } : { title: bare, points: null };
}

/** A header 指标名称 over two columns: the second holds 市本级, 县区 … where it differs from the first. */
function secondName(cells: readonly string[], columns: readonly (Column | null)[]): string | null {
  const [first, second] = columns.flatMap((column, index) => (column?.role === 'name' ? [index] : []));
  if (first === undefined || second === undefined || second !== first + 1) return null;
  const text = cells[second] ?? '';
  return text === '' || text === cells[first] ? null : text;
}

function itemOf(
  row: number,
  cells: readonly string[],
  columns: readonly (Column | null)[],
  { group, subgroup }: Groups,
  last: ItemRow | null,
): ItemRow | null {
  const named = cellOf(cells, columns, 'name');
  const scope = cellOf(cells, columns, 'scope') ?? secondName(cells, columns);
  if (named === null && !(scope !== null && last)) return null;
  const { name, unit } =
    named === null
      ? { name: last!.name, unit: last!.unit }
      : splitUnit(plainText(named).replace(/\s*\n\s*/g, ''));
  const points = cellOf(cells, columns, 'points');
  const targets = columns
    .flatMap((column, index) =>
      column?.target && (cells[index] ?? '') !== ''
        ? [{ ...column.target, ...withoutValue(plainText(cells[index]!)) }]
        : [],
    )
    .map(({ year, ...target }) => ({ ...target, period: target.period ?? year }));
  const typed = cellOf(cells, columns, 'id');
  // 1, 2, 3 under 编号 number the rows; ids are words.
  const id = typed === null || /^[\d.]+$/.test(typed) ? null : typed;
  const reading = cellOf(cells, columns, 'reading');
  return {
    row,
    group: group.title,
    groupPoints: group.points,
    ...(subgroup?.title ? { subgroup: { title: subgroup.title, points: subgroup.points } } : {}),
    number: cellOf(cells, columns, 'number') ?? (id === null ? typed : null),
    name,
    scope: scope === null ? null : plainText(scope),
    unit: cellOf(cells, columns, 'unit') ?? unit,
    points: points === null ? null : (/^(\d+(?:\.\d+)?)\s*[分%]?$/.exec(plainText(points))?.[1] ?? null),
    standard: cellOf(cells, columns, 'standard') ?? '',
    ...(reading === null ? {} : { reading }),
    lead: splitDepartments(cellOf(cells, columns, 'lead') ?? ''),
    cooperating: splitDepartments(cellOf(cells, columns, 'cooperating') ?? ''),
    notes: cellOf(cells, columns, 'notes'),
    id,
    targets,
  };
}

/** `37.91*〔2020年〕`, `达到1200人以上〔1200〕`: the figure and the year that stand behind what is printed. */
function withoutValue(text: string): {
  readonly raw: string;
  readonly value?: string;
  readonly year: string | null;
} {
  const match = /^(.*)〔(-?\d+(?:\.\d+)?)?[;,]?(?:(\d{4}(?:Q[1-4]|-\d{2})?)年)?〕$/s.exec(text);
  if (!match) return { raw: text, year: null };
  return { raw: match[1]!, ...(match[2] === undefined ? {} : { value: match[2] }), year: match[3] ?? null };
}
