import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import type { RawCell, RawSheet, RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** A sheet typed row by row; empty texts are empty cells, decimals are numbers. */
export function typedSheet(name: string, rows: readonly (readonly string[])[]): RawSheet {
  const cells = rows.flatMap((texts, row) =>
    texts.flatMap((text, column): RawCell[] =>
      text === ''
        ? []
        : [{ row, column, value: { type: /^\d+(\.\d+)?$/.test(text) ? 'number' : 'text', text } }],
    ),
  );
  return {
    name,
    visibility: 'visible',
    protected: false,
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  };
}

export const workbookOf = (...sheets: readonly RawSheet[]): RawWorkbook => ({
  name: '规则.xlsx',
  sheets,
  date1904: false,
  definedNames: {},
});

/** The published table of 区科技创新能力, as someone types it under a header of their own. */
export const leapTable = (change: Readonly<Record<string, Readonly<Partial<LeapRow>>>> = {}) => [
  ['区科技创新能力监测评价指标体系'],
  ['类别', '考核指标', '计量单位', '满分', '计分办法', '责任单位'],
  ...countyLeap.indicators.flatMap((indicator) => {
    if (!indicator.scoring) return [];
    const section = countyLeap.sections.find((one) => one.id === indicator.section);
    const row: LeapRow = {
      name: indicator.name,
      points: indicator.scoring.maxPoints ?? '',
      standard: indicator.scoring.text,
      ...change[indicator.id],
    };
    return [
      [
        `${section?.title}(${section?.maxPoints}分)`,
        row.name,
        indicator.unit,
        row.points,
        row.standard,
        indicator.departments.lead.join('、'),
      ],
    ];
  }),
];

interface LeapRow {
  readonly name: string;
  readonly points: string;
  readonly standard: string;
}
