import { describe, expect, it } from 'vitest';
import { notationSentence } from '#shared/messages/notation.ts';
import { compileNotation } from '#shared/notation/compile-notation.ts';

/** Code, severity and the fragment as written. */
const said = (
  text: string,
  maxPoints: string | null = null,
  inputUnit: string | null = null,
): readonly (readonly string[])[] =>
  compileNotation(text, { maxPoints, inputUnit }).diagnostics.map((one) => [
    one.code,
    one.severity,
    text.slice(...one.at),
  ]);

describe('diagnostics of a scoring text', () => {
  it('name a hole between bands without refusing the rest', () => {
    const text = '≧100家(10分);10-5家(4-3.5分);5家以下(3.5-0分)。';
    expect(compileNotation(text, { maxPoints: '10', inputUnit: '家' }).ok).toBe(true);
    expect(said(text, '10', '家').map(([code, severity]) => [code, severity])).toEqual([
      ['band-gap', 'question'],
    ]);
  });

  it('name the fragment that was not understood, in the text as written', () => {
    expect(said('完成任务得5分；每有１家达到Ⅲ类的酌减７级得分', '10')).toEqual([
      ['not-understood', 'error', '酌减７'],
    ]);
  });

  it('ask where parts may add up or exclude each other', () => {
    expect(
      said('鼓励行政科技管理部门(4分);合署办公的(2分);加挂科技局牌子(1分);成立领导小组(1分)。', '5').map(
        ([code, severity]) => [code, severity],
      ),
    ).toEqual([['parts-or-alternatives', 'question']]);
  });

  it('ask which way the proportion to the first runs', () => {
    expect(said('第1名得6分，第2-5名按第1名的比例得分', '6').map(([code]) => code)).toEqual([
      'first-ratio-direction',
    ]);
  });

  it('say that points are entered by a person where no rule is printed', () => {
    const compiled = compileNotation('落实科技政策,组织开展科普活动等工作情况。', { maxPoints: '5' });
    expect([compiled.kind, compiled.diagnostics.map((one) => one.code)]).toEqual([
      'discretionary',
      ['no-rule-printed'],
    ]);
  });

  it('mention a lost decimal point and a lost 以下', () => {
    expect(
      said('完成目标值得基础分15分,每增05个百分点加2分。', '35', '百分点 above target').map(([code]) => code),
    ).toContain('lost-decimal-point');
    expect(said('≧4件(5分);4-2件(5-3分);2件(3-0分)', '5', '件').map(([code]) => code)).toEqual([
      'lost-below',
    ]);
  });

  it('underline what only the number of those ranked, or another reading, would settle', () => {
    const underlined = (text: string, maxPoints: string | null = null) =>
      compileNotation(text, { maxPoints }).diagnostics.map((one) => [one.code, text.slice(...one.at)]);
    expect(underlined('排名后三位的不得分，其他得5分。', '5')).toEqual([['last-places', '排名后三位的']]);
    expect(underlined('排名前30%的得5分。', '5')).toEqual([['share-of-ranked', '排名前30%']]);
    expect(underlined('每新增1家得1分，省级示范加倍计分。', '5')).toEqual([
      ['changes-tariff', '省级示范加倍计分'],
    ]);
    expect(underlined('达到2%得10分。', '5')).toEqual([['points-above-weight', '达到2%得10分']]);
  });

  it('set the readings of a proportion inside a band side by side', () => {
    const text = '合格率90%以上得满分，60%-90%按比例得分';
    const [asked] = compileNotation(text, { maxPoints: '10', inputUnit: '%' }).diagnostics;
    expect([asked?.code, asked && text.slice(...asked.at)]).toEqual(['share-or-line', '60%-90%按比例得分']);
    expect(notationSentence('share-or-line', asked?.params ?? {}, 'zh')).toContain('实际值÷90%×10分');
    expect(notationSentence('share-or-line', asked?.params ?? {}, 'zh')).toContain('从60%的0分起');
  });

  it('refuse what holds nothing to judge by, and what leaves the rest to somebody else', () => {
    for (const text of [
      '））））',
      '或或或或',
      '×'.repeat(3000),
      '增长5%以上得4分，其他情况由领导小组研究确定',
    ])
      expect([text.slice(0, 12), compileNotation(text, { maxPoints: '5', inputUnit: '%' }).ok]).toEqual([
        text.slice(0, 12),
        false,
      ]);
  });

  it('refuse a text that is empty or far too long', () => {
    expect([said(' 　'), said('分'.repeat(4001))].map((one) => one[0]?.[0])).toEqual([
      'empty-text',
      'text-too-long',
    ]);
  });
});

describe('conventions of a scoring text', () => {
  it('are named when they are used', () => {
    const used = (text: string, max: string | null, unit: string | null) =>
      compileNotation(text, { maxPoints: max, inputUnit: unit }).assumed;
    expect(used('≧2%(8分);2%-1%(8-6分);1%以下(6-0分)', '8', '%')).toEqual([
      'linear-inside-bands',
      'zero-at-zero',
    ]);
    expect(used('每迟报一次扣1分', '5', '次')).toEqual(['floor-zero']);
    expect(used('每新增1家得2分', '10', '家')).toEqual(['capped-at-maximum']);
    expect(used('每迟报一次扣1分,扣完为止', '5', '次')).toEqual([]);
  });
});

describe('spellings of a scoring text', () => {
  it('make no difference: full-width, traditional, blanks, comparators', () => {
    const plain = compileNotation('占比≥80%得5分;60%-80%得3分;60%以下不得分', {
      maxPoints: '5',
      inputUnit: '%',
    }).rule?.points;
    for (const text of [
      '占比≧８０％得５分；６０％－８０％得３分；６０％以下不得分',
      '佔比 ≥ 80 % 得 5 分 ; 60 % ~ 80 % 得 3 分 ; 60 % 以下 不得分',
      '占比不低于80%得5分;60%至80%得3分;低于60%不得分',
    ]) {
      expect(compileNotation(text, { maxPoints: '5', inputUnit: '%' }).rule?.points).toEqual(plain);
    }
  });
});
