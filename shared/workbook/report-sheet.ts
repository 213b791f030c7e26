import type { CellArea } from './raw-workbook.ts';

/** A sheet the product adds to a workbook (核验结果, 评分表, 汇总): plain data that every host can write. */
export interface ReportSheet {
  readonly name: string;
  /** Widths in characters. */
  readonly columnWidths: readonly number[];
  readonly rows: readonly (readonly (ReportCell | null)[])[];
  readonly merges: readonly CellArea[];
  /** Rows and columns kept in view. */
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly charts: readonly ReportChart[];
}

export interface ReportCell {
  /** A decimal text is written as a number when `style` is `number`, else as text. */
  readonly text: string;
  readonly style:
    | 'title'
    | 'subtitle'
    | 'header'
    | 'text'
    | 'number'
    | 'strong'
    | 'note'
    | 'link'
    | 'blocking'
    | 'query'
    | 'notice'
    | 'missing';
  /** Number format code, e.g. `0.00`. */
  readonly format?: string;
  readonly link?: { readonly sheet: string; readonly cell: string };
}

export interface ReportChart {
  readonly type: 'bar' | 'column' | 'line';
  readonly title: string;
  readonly categories: CellArea;
  readonly series: readonly { readonly name: string; readonly values: CellArea }[];
  /** Top-left cell of the chart and its size in cells. */
  readonly at: CellArea;
}

/** A mark on a cell with a finding: a conditional format of our own, never a fill. */
export interface FindingMark {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: 'blocking' | 'query' | 'notice';
  /** Sentence for an optional comment. */
  readonly note: string;
}

/** One cell to type into. `null` clears it. */
export interface CellEdit {
  readonly sheet: string;
  readonly cell: string;
  readonly value:
    | { readonly type: 'number'; readonly text: string }
    | { readonly type: 'text'; readonly text: string }
    | null;
}
