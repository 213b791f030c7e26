import { type ItemRow, plainText, splitDepartments, splitUnit, type TextGrid } from './text-grid.ts';

/**
 * A table that lost its columns on the way (pasted from a page): one fragment per line, the group's name spelled down
 * the side, weights glued to the first band, departments inside the standard. null when the grid has several columns.
 */
export function readLines(grid: TextGrid): readonly ItemRow[] | null {
  const lines = grid.rows.flatMap((cells, row) => {
    const filled = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
    return filled.length === 0 ? [] : [{ row, filled }];
  });
  if (lines.length < 6 || lines.some(({ filled }) => filled.length > 1)) return null;
  const fragments = lines.map(({ row, filled }) => ({
    row,
    text: plainText(filled[0]!).replace(/\s+/g, ''),
  }));
  const start = fragments.findLastIndex(({ text }, index) => HEADER.test(text) && index < 60);
  const items = new Collector();
  for (const fragment of fragments.slice(start + 1)) items.take(fragment.row, fragment.text);
  return items.finish();
}

const HEADER =
  /^(?:[一二三]级指标|指标名称|考核内容|权重分值|权重|分值|评分标准|计分标准|数据来源|责任部门|单位|备注)$/;
const DEPARTMENT = /^(?:[省市县区旗州]|[一-鿿]{2,4}[市县区])[一-鿿]{1,14}?(?:局|委|厅|办|院|协会|中心)/;
/** A piece of a standard: it gives points. */
const STANDARD = /\d分|\(\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?\)|得分/;

/** `…数量(家)4≧10家(4分)`, `…建设情况8国家级…`: name, weight and the start of the standard in one. A number of 分 or of things is no weight. */
const FUSED =
  /^([^\d≥≧;。]*[一-鿿)%])(\d+(?:\.\d+)?)(?=[≥≧>]|(?![分家项个件年月名人次万亿元户])[一-鿿])(.+)$/;

interface Open {
  readonly row: number;
  readonly group: number;
  readonly name: string;
  readonly unit: string | null;
  points: string | null;
  standard: string;
  readonly lead: string[];
}

/** Puts fragments together line by line. */
class Collector {
  private readonly groups: { title: string; points: string | null }[] = [];
  private readonly items: Open[] = [];

  take(row: number, line: string): void {
    let text = this.takeGroup(line);
    if (text === '') return;
    text = this.takeDepartments(text);
    if (text === '') return;
    const open = this.items.at(-1);
    const weight = /^(\d+(?:\.\d+)?)(?=[≥≧>])/.exec(text);
    if (weight && open && open.points === null) {
      open.points = weight[1]!;
      open.standard += text.slice(weight[0].length);
      return;
    }
    const fused = FUSED.exec(text);
    if (fused && !STANDARD.test(fused[1]!) && isName(fused[1]!)) {
      this.open(row, fused[1]!, fused[2]!, fused[3]!);
      return;
    }
    if (open && (STANDARD.test(text) || (open.points !== null && /[;。,]$/.test(text)))) {
      open.standard += text;
      return;
    }
    if (/^\d+(?:\.\d+)?$/.test(text) && open && open.points === null) {
      open.points = text;
      return;
    }
    if (isName(text)) this.open(row, text, null, '');
    else if (open) open.standard += text;
  }

  finish(): readonly ItemRow[] | null {
    const items = this.items.filter((item) => item.standard !== '' || item.points !== null);
    if (items.length === 0) return null;
    return items.map((item, index) => ({
      row: item.row,
      group: this.groups[item.group]?.title ?? null,
      groupPoints: this.groups[item.group]?.points ?? null,
      number: String(index + 1),
      name: item.name,
      scope: null,
      unit: item.unit,
      points: item.points,
      standard: item.standard,
      lead: splitDepartments(item.lead.join('、')),
      cooperating: [],
      notes: null,
      id: null,
      targets: [],
    }));
  }

  private open(row: number, name: string, points: string | null, standard: string): void {
    this.items.push({ row, group: this.groups.length - 1, ...splitUnit(name), points, standard, lead: [] });
  }

  /** One character a line spells the group; `(20分)` closes its name, perhaps with a fragment behind it. */
  private takeGroup(line: string): string {
    const closing = /^([一-鿿]?)\((\d+(?:\.\d+)?)分\)(.*)$/.exec(line);
    const group = this.groups.at(-1);
    if (closing && group && group.points === null) {
      group.title += closing[1]!;
      group.points = closing[2]!;
      return closing[3]!;
    }
    if (!/^[一-鿿]$/.test(line)) return line;
    if (group && group.points === null) group.title += line;
    else this.groups.push({ title: line, points: null });
    return '';
  }

  /** Data sources stand between the fragments, sometimes glued to the next one or to each other. */
  private takeDepartments(line: string): string {
    let rest = line;
    for (let found = DEPARTMENT.exec(rest); found && this.items.length > 0; found = DEPARTMENT.exec(rest)) {
      const after = rest.slice(found[0].length);
      if (after !== '' && !/^\d/.test(after) && !DEPARTMENT.test(after)) break;
      this.items.at(-1)!.lead.push(found[0]);
      rest = after;
      if (rest === '') break;
    }
    return rest;
  }
}

const isName = (text: string): boolean =>
  /[一-鿿]{3}/.test(text) && text.length <= 60 && !/[;。]$/.test(text);
