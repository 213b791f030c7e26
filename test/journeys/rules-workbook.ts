import { fflateZipEngine } from '#addin/hosts/file/zip-engine.ts';
import { countyLeap } from '#shared/packs/county-leap/county-leap.ts';
import { writeNewWorkbook } from '#shared/xlsx/patch/write-new-workbook.ts';

type Texts = readonly (readonly string[])[];

/** A pasted table as it comes: a weight fused with its standard, a gap between bands, 分 and 以下 lost in print. */
export const MESSY_TABLE: Texts = [
  ['2026年园区科技工作考核办法'],
  ['指标', '权重', '评分标准', '责任部门'],
  ['园区科技投入(万元)', '', '5≧10000万元(5分);10000-5000万元(5-4分);5000万元以下(4-0)。', ''],
  ['园区企业(家)', '10', '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)。', '园区办'],
  ['园区专利(件/万人)', '6', '≧12件/万人(6分);12-4件/万人(6-4.5分);4件/万人(4.5-0分)', ''],
];

/** The published table of 区科技创新能力 under a header of someone's own. */
export const leapTable = (): Texts => [
  ['区科技创新能力监测评价指标体系'],
  ['类别', '考核指标', '计量单位', '满分', '计分办法', '责任单位'],
  ...countyLeap.indicators.flatMap((indicator) => {
    const section = countyLeap.sections.find((one) => one.id === indicator.section);
    const { scoring } = indicator;
    if (!scoring) return [];
    return [
      [
        `${section?.title}(${section?.maxPoints}分)`,
        indicator.name,
        indicator.unit,
        scoring.maxPoints ?? '',
        scoring.text,
        indicator.departments.lead.join('、'),
      ],
    ];
  }),
];

/** An .xlsx of one sheet typed row by row. */
export function rulesWorkbook(name: string, rows: Texts): Buffer {
  const sheet = {
    name,
    columnWidths: [18, 30, 12, 10, 60, 20],
    rows: rows.map((texts) =>
      texts.map((text) =>
        text === ''
          ? null
          : { text, style: /^\d+(\.\d+)?$/.test(text) ? ('number' as const) : ('text' as const) },
      ),
    ),
    merges: [],
    freeze: { rows: 0, columns: 0 },
    charts: [],
  };
  return Buffer.from(writeNewWorkbook([sheet], fflateZipEngine));
}
