import type { PeriodId } from '../model/brands.ts';
import type { FindingParams } from '../model/finding-params.ts';
import { periodText } from '../model/period.ts';
import type { Catalogue } from './catalogue.ts';
import { fileName } from './file-name.ts';
import { isRange } from './is-range.ts';
import { readableNumber as n } from './readable-number.ts';

const period = (text: string): string => periodText(text as PeriodId);
const unit = (text: string | undefined): string => (text ? ` ${text}` : '');

const PROOF = {
  parts: '按分子分母核算',
  history: '与上年同期比',
  peers: '与其他县区比',
  target: '与目标比',
  actual: '与完成数比',
  size: '一地一年没有这么多,',
  score: '按自评得分倒推',
} as const;
const proof = (code: string): string => PROOF[code as keyof typeof PROOF] ?? '';

const CAUSES = { digits: '疑似数字颠倒', point: '疑似小数点错位', sign: '疑似正负号有误' } as const;
const cause = (slip: string | undefined): string =>
  slip === undefined ? '' : `;${CAUSES[slip as keyof typeof CAUSES] ?? ''}`;

/** What is wrong, with the figures, in words a county clerk uses. The cell stands before the sentence. */
export const findingsZh = {
  'required-missing': ({ computed }) =>
    computed === undefined ? '应报未报:这一格是空的' : `这一格是空的,按表内已有的数应为 ${computed}`,
  'not-yet-available': ({ said }) => `写的是“${said}”,数据还没有出来`,
  'not-a-number': ({ said }) =>
    isRange(said) ? `“${said}”是一个区间,这里要填一个数` : `“${said}”认不出是多少`,
  'text-number': ({ said, understood, unit: of }) => `“${said}”是文本,已理解为 ${understood}${unit(of)}`,
  'formula-error': ({ said }) => `公式出错:${said}`,
  'formula-unevaluated': ({ formula }) => `公式没有存下结果,这里也算不出:=${formula}`,
  'out-of-range': ({ limit, side, reason, score, what, value, unit: of }) => {
    if (what === 'score')
      return side === 'above'
        ? `得分 ${score ?? ''} 超过该项分值 ${limit}`
        : `得分 ${score ?? ''},得分不能是负数`;
    if (of === '%' && side === 'above' && limit === '100') return `比例超过 100 %:录入 ${value ?? ''} %`;
    const beyond =
      side === 'above' ? `大于上限 ${limit}` : limit === '0' ? '不能是负数' : `小于下限 ${limit}`;
    return `录入 ${value ?? ''}${unit(of)},${beyond}${reason ? `(${reason})` : ''}`;
  },
  'negative-count': ({ count, unit: of }) => `录入 ${count}${unit(of)},个数不能是负数`,
  'non-integer-count': ({ count, unit: of }) => `录入 ${count}${unit(of)},个数不能带小数`,
  'percent-scale': ({ typed, right, direction, proof: by, reference }) =>
    `录入 ${typed},${proof(by)}应为 ${right}(%):${direction === 'too-small' ? '少乘了 100,本列填百分数' : '多乘了 100'}${
      reference === undefined ? '' : `;对照 ${reference}`
    }`,
  'unit-slip': ({ typed, right, power, direction, proof: by, typedUnit, likelyUnit, reference }) => {
    const times = `${direction === 'too-large' ? '大' : '小'}了约 ${power === '8' ? '1 亿' : '1 万'}倍`;
    const cause =
      likelyUnit && typedUnit && likelyUnit !== typedUnit
        ? `疑似以${likelyUnit}填入${typedUnit}栏`
        : `疑似计量单位错位`;
    const held = reference === undefined ? '' : `(对照 ${reference})`;
    return `${cause},应为 ${right}${unit(typedUnit)};录入 ${n(typed)},${proof(by)}${held}${times}`;
  },
  'ratio-mismatch': ({ typed, numerator, denominator, computed, slip }) =>
    `录入 ${typed},按 ${numerator} ÷ ${denominator} 应为 ${computed}${cause(slip)}`,
  'part-exceeds-whole': ({
    part,
    whole,
    partName,
    wholeName,
    swappedRatio,
    target,
    gap,
    gapSide,
    gapUnit,
  }) => {
    const names =
      partName && wholeName
        ? `${partName} ${part} 大于${wholeName} ${whole}`
        : `其中 ${part} 大于合计 ${whole}`;
    if (swappedRatio === undefined) return names;
    const distance =
      target === undefined || gap === undefined
        ? ''
        : `,距 ${target} % ${gapSide === 'short' ? '差' : '超'} ${gap}${unit(gapUnit)}`;
    return `${names},两栏疑似填反;互换后 ${swappedRatio} %${distance}`;
  },
  'sum-mismatch': (given) => {
    const { total, sum, count, difference, relation, rounding, missing, slip, leftOut, notInFormula } = given;
    const said =
      relation === 'regions'
        ? `全市填 ${total},${count} 个县区合计 ${sum}`
        : `合计填 ${total},${count} 项相加得 ${sum}`;
    const gap = missing === undefined ? '' : `(另有 ${missing} 项未填)`;
    const omitted = notInFormula
      ? `;合计公式没有包括 ${notInFormula}`
      : leftOut
        ? `;正好是 ${leftOut} 的数,疑似漏加`
        : cause(slip);
    return `${said},相差 ${difference}${gap}${omitted}${rounding ? ';部分数据因四舍五入,分项之和与合计可能略有差异' : ''}`;
  },
  'cross-table-mismatch': ({ here, there, thereSheet, thereCell, thereFile, hidden, unit: of }) => {
    const place = `${thereFile ? `《${fileName(thereFile)}》` : ''}“${thereSheet}”${thereCell}`;
    return `这里 ${here}${unit(of)},${place} 是 ${there}${unit(of)},同一个数两处不一致${hidden ? '(其中一处在隐藏工作表里)' : ''}`;
  },
  'year-jump': ({ now, before, beforePeriod, change, limit, reason, unit: of }) =>
    `${period(beforePeriod)} ${before}${unit(of)},本期 ${now}${unit(of)},${change.startsWith('-') ? '下降' : '增长'} ${change.replace('-', '')} %,超过 ${limit} %${
      reason ? `(${reason})` : '(未另定幅度的一律按 100 % 提示)'
    }`,
  'target-below-baseline': ({ target, baseline, baselinePeriod, direction, unit: of }) =>
    `目标 ${target}${unit(of)} ${direction === 'up' ? '低于' : '高于'}${period(baselinePeriod)}基期 ${baseline}${unit(of)}`,
  'target-altered': ({ target, issued, document, source, unit: of }) =>
    source === 'issued'
      ? `目标填 ${target}${unit(of)},下达的是 ${issued}${unit(of)}(${document})`
      : `目标填 ${target}${unit(of)},文件印的是 ${issued}${unit(of)}(${document})`,
  'list-altered': ({ what, printed, issued, document }) =>
    ({
      points: `分值填 ${printed} 分,下达的清单是 ${issued} 分(${document})`,
      standard: `评分标准与下达的清单不同,下达的是“${issued}”(${document})`,
      extra: `“${printed}”不在下达的清单里,不计分(${document})`,
      missing: `下达的清单里有、本表没有:${issued}(${document})`,
    })[what] ?? '',
  'below-target': (given) => {
    const {
      actual,
      target,
      gap,
      gapUnit,
      direction,
      attainment,
      elapsed,
      pace,
      paceSide,
      typed,
      typedUnit,
      unit: of,
    } = given;
    const figure =
      typed && typedUnit ? `${typed} ${typedUnit} = ${actual}${unit(of)}` : `${actual}${unit(of)}`;
    const done =
      attainment === undefined
        ? `,${direction === 'up' ? '低于' : '高于'}目标 ${target}${unit(of)}`
        : `,完成${elapsed === undefined ? '' : '年度'}目标 ${attainment} %`;
    const tempo = pace === undefined ? '' : `,${paceSide === 'ahead' ? '快于' : '慢于'}时序 ${pace} 个百分点`;
    const money =
      given.money === undefined ? '' : `,按现有分母再增 ${given.money}${unit(given.moneyUnit)}可达标`;
    return `${figure}${done}${tempo};目标 ${target}${unit(of)},还差 ${gap}${unit(gapUnit)}${money}`;
  },
  'duplicate-indicator': ({ here, there, thereCell, unit: of }) =>
    `同一指标、同一时期在本表出现两次:${thereCell} 是 ${there}${unit(of)},这里是 ${here}${unit(of)}`,
  'ledger-count-mismatch': (given) => {
    const { reported, rows, ledgerSheet, difference, filter, unit: of, repeated } = given;
    const ledger = `填报 ${reported}${unit(of)},台账“${ledgerSheet}”${filter ? `按“${filter}”` : ''}共 ${rows} 行`;
    if (repeated === undefined) return `${ledger},相差 ${difference}`;
    const { distinct, repeatedRow, firstRow } = given;
    return `${ledger},其中 ${repeated} 行重复(第 ${repeatedRow} 行与第 ${firstRow} 行相同),去重后 ${distinct} 行,${
      difference === '0' ? '与填报一致' : `相差 ${difference}`
    }`;
  },
  'hard-coded-ratio': ({ numeratorCell, denominatorCell }) =>
    `比例是手工录入的,分子 ${numeratorCell}、分母 ${denominatorCell} 改动后它不会跟着变`,
  'self-score-mismatch': ({ printed, computed }) => `自评 ${printed} 分,按评分标准应为 ${computed} 分`,
  'indicator-unplaced': ({ text }) => `“${text}”像是指标,但规则包里没有`,
  'hidden-content': ({ what, at }) =>
    what === 'sheet'
      ? '这张隐藏工作表也读取了'
      : `隐藏的${what === 'row' ? '行' : '列'} ${at ?? ''} 也读取了`,
  outlier: ({ typed, median, deviation, times, peers, unit: of }) =>
    `录入 ${typed}${unit(of)},${peers} 个县区的中位数是 ${median},绝对中位差 ${deviation},偏离 ${times} 倍`,
  'parts-swapped': ({ numerator, denominator, swappedRatio }) =>
    `分子 ${numerator}、分母 ${denominator} 疑似填反;互换后为 ${swappedRatio},与录入的比例一致`,
  'reported-none': ({ said }) => `填的是“${said}”,按“无或未报”处理,不当作 0`,
  'cumulative-decrease': ({ now, before, beforePeriod, difference, unit: of }) =>
    `累计数 ${now}${unit(of)} 比${period(beforePeriod)} ${before}${unit(of)} 少 ${difference},疑似填了当季数`,
} as const satisfies Catalogue<FindingParams>;
