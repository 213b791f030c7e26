import type { FindingCode } from '../model/finding.ts';

interface Remedy {
  /** Name of the check, as on its page. */
  readonly title: string;
  /** What to do now. */
  readonly remedy: string;
}

/** Name and way out of each finding, in Chinese. */
export const remediesZh = {
  'required-missing': { title: '应报未报', remedy: '请补填;确实报不出的,写一条缺报说明即可随报' },
  'not-yet-available': { title: '数据未出', remedy: '写明何时能报,说明后可随报' },
  'not-a-number': { title: '不是数字', remedy: '请改成数字,文字移到备注' },
  'text-number': { title: '文本型数字', remedy: '可改为数值,表内公式才能引用' },
  'formula-error': { title: '公式错误', remedy: '请检查公式引用的单元格' },
  'formula-unevaluated': { title: '公式无结果', remedy: '请在 Excel 或 WPS 里打开、重算并保存' },
  'out-of-range': { title: '超出取值范围', remedy: '请核对原始数据' },
  'negative-count': { title: '个数为负', remedy: '请核对是否误加了负号' },
  'non-integer-count': { title: '个数带小数', remedy: '请改为整数' },
  'percent-scale': { title: '百分数错位', remedy: '可直接采用改正值' },
  'unit-slip': { title: '计量单位错位', remedy: '核对后可采用;确属实际数的,请写说明' },
  'ratio-mismatch': { title: '比例与分子分母不符', remedy: '请核对三个数,改错的那个' },
  'part-exceeds-whole': { title: '部分大于总体', remedy: '请核对两个数是否填反或填错' },
  'sum-mismatch': { title: '合计不符', remedy: '请核对分项与合计' },
  'cross-table-mismatch': { title: '表间不一致', remedy: '请改成一致;口径或时点不同的,请写说明' },
  'year-jump': { title: '同期变动过大', remedy: '核对无误的,请写明原因' },
  'target-below-baseline': { title: '目标低于基期', remedy: '请核对目标;文件如此规定的,请写说明' },
  'target-altered': { title: '目标被改动', remedy: '请恢复下达的目标;有调整文件的,请写说明' },
  'list-altered': {
    title: '与下达的清单不符',
    remedy: '得分按市里下达的清单计算;请改回,有调整文件的,请写说明',
  },
  'below-target': { title: '未达目标', remedy: '差距供参考,不影响报送' },
  'duplicate-indicator': { title: '重复填报且不一致', remedy: '请保留正确的一处,两处改成一致' },
  'ledger-count-mismatch': { title: '与台账不符', remedy: '请核对台账行数与填报数' },
  'hard-coded-ratio': { title: '比例为手工录入', remedy: '建议改为公式' },
  'self-score-mismatch': { title: '自评得分不符', remedy: '请按评分标准复核;有不同理解的,请写说明' },
  'indicator-unplaced': { title: '未识别的指标', remedy: '如是规则包里的指标,请在“表格识别”里指定' },
  'hidden-content': { title: '含隐藏内容', remedy: '不想计入的,请删除或移出工作簿' },
  outlier: { title: '明显离群', remedy: '请留意是否填错' },
  'parts-swapped': { title: '分子分母填反', remedy: '核对后可采用互换' },
  'reported-none': { title: '填报为无', remedy: '确实为 0 的请填 0' },
  'cumulative-decrease': { title: '累计数减少', remedy: '本表按 1 月起累计,请核对' },
} as const satisfies Record<FindingCode, Remedy>;

/** The same in English. */
export const remediesEn = {
  'required-missing': {
    title: 'Missing figure',
    remedy: 'Fill it in; if it cannot be reported, write why and it may pass',
  },
  'not-yet-available': { title: 'Not yet available', remedy: 'Say when it will be; explained it may pass' },
  'not-a-number': { title: 'Not a number', remedy: 'Type a number and move the words to the remarks' },
  'text-number': {
    title: 'Number stored as text',
    remedy: 'Store it as a number so that formulas can use it',
  },
  'formula-error': { title: 'Formula error', remedy: 'Check the cells the formula refers to' },
  'formula-unevaluated': {
    title: 'Formula without result',
    remedy: 'Open it in Excel or WPS, recalculate and save',
  },
  'out-of-range': { title: 'Outside its range', remedy: 'Check the source' },
  'negative-count': { title: 'Negative count', remedy: 'Check for a stray minus sign' },
  'non-integer-count': { title: 'Count with decimals', remedy: 'Type a whole number' },
  'percent-scale': { title: 'Misplaced percent', remedy: 'The corrected value can be adopted' },
  'unit-slip': { title: 'Slipped unit', remedy: 'Adopt the value after checking, or explain it' },
  'ratio-mismatch': {
    title: 'Ratio differs from its parts',
    remedy: 'Check the three figures and correct the wrong one',
  },
  'part-exceeds-whole': {
    title: 'Part larger than the whole',
    remedy: 'Check whether the two are exchanged or wrong',
  },
  'sum-mismatch': { title: 'Total differs from its items', remedy: 'Check items and total' },
  'cross-table-mismatch': {
    title: 'Tables disagree',
    remedy: 'Make them agree, or explain a different definition or date',
  },
  'year-jump': { title: 'Large change', remedy: 'If it is right, explain why' },
  'target-below-baseline': {
    title: 'Target below baseline',
    remedy: 'Check the target, or cite the document',
  },
  'target-altered': { title: 'Target altered', remedy: 'Restore the issued target, or cite the change' },
  'list-altered': {
    title: 'Differs from the issued list',
    remedy: 'Points follow the issued list; restore it, or cite the change',
  },
  'below-target': { title: 'Below target', remedy: 'For information; it can be submitted' },
  'duplicate-indicator': { title: 'Reported twice, differently', remedy: 'Keep the right one' },
  'ledger-count-mismatch': {
    title: 'Differs from the ledger',
    remedy: 'Check the ledger rows and the count',
  },
  'hard-coded-ratio': { title: 'Typed ratio', remedy: 'A formula would follow its parts' },
  'self-score-mismatch': {
    title: 'Self-assessment differs',
    remedy: 'Check against the standard, or explain your reading',
  },
  'indicator-unplaced': {
    title: 'Unknown indicator',
    remedy: 'If the pack has it, say which in table recognition',
  },
  'hidden-content': { title: 'Hidden content', remedy: 'Delete or move what should not count' },
  outlier: { title: 'Far from the others', remedy: 'Check whether it is right' },
  'parts-swapped': { title: 'Parts exchanged', remedy: 'Adopt the exchange after checking' },
  'reported-none': { title: 'Reported as none', remedy: 'Type 0 if it is zero' },
  'cumulative-decrease': {
    title: 'Cumulative figure fell',
    remedy: 'Figures count from January; check for a single quarter',
  },
} as const satisfies Record<FindingCode, Remedy>;
