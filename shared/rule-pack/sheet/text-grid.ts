/**
 * A sheet as plain texts, merged cells repeated into every cell they cover. What a host or a pasted table gives;
 * this folder knows no workbook.
 */
export interface TextGrid {
  readonly rows: readonly (readonly string[])[];
}

/** One item of a table of rules, before it is understood. Texts as typed. */
export interface ItemRow {
  /** Zero-based row in the grid, for messages. */
  readonly row: number;
  readonly group: string | null;
  readonly groupPoints: string | null;
  /** The second level where a table has three: 二级指标 over 三级指标. */
  readonly subgroup?: { readonly title: string; readonly points: string | null };
  readonly number: string | null;
  readonly name: string;
  readonly scope: string | null;
  readonly unit: string | null;
  readonly points: string | null;
  readonly standard: string;
  /** 读法: what the standard was decided to mean, in canonical text; it counts where the standard itself says less. */
  readonly reading?: string;
  readonly lead: readonly string[];
  readonly cooperating: readonly string[];
  readonly notes: string | null;
  /** Id in the pack the table was written from. */
  readonly id: string | null;
  /** Texts of target columns. */
  readonly targets: readonly {
    readonly kind: TargetKind;
    readonly period: string | null;
    readonly raw: string;
    /** The figure meant by words, typed behind them: `达到1200人以上〔1200〕`. */
    readonly value?: string;
  }[];
}

export type TargetKind = 'baseline' | 'target' | 'constraint' | 'expectation';

/** Full-width brackets, digits and signs as half-width; blanks at the ends gone. */
export const plainText = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .trim();

/** Departments of a cell: separated by 、 ， ; line breaks or blanks. */
export const splitDepartments = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\s]+/)
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== '—' && name !== '-' && name !== '/'),
  ),
];

/** `规上工业企业…比重(%)` → name and unit; the unit only where the last bracket is one. */
export function splitUnit(name: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.*\S)\s*\(([^()]{1,8})\)$/s.exec(name);
  if (!match || !UNIT.test(match[2]!)) return { name, unit: null };
  return { name: match[1]!, unit: match[2]! };
}

const UNIT =
  /^(?:%|‰|[元万亿千百十]*[元家件个人名户项篇次位类条张份处所]|人年|人次|场次?|万人次?|亩|公里|[一-鿿]{1,3}\/[一-鿿]{1,3})$/;
