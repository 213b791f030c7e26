import { describe, expect, it } from 'vitest';
import { runEngine } from '#addin/engine/run-engine.ts';
import { openFileHost } from '#addin/hosts/file/file-host.ts';
import { nothingReported, verdictText } from '#addin/pane/check/verdict-text.ts';
import { rulesWorkbook } from '#test/journeys/rules-workbook.ts';

async function checked(rows: readonly (readonly string[])[]) {
  const engine = runEngine();
  const bytes = new Uint8Array(rulesWorkbook('表', rows));
  await engine.load(openFileHost({ name: '表.xlsx', bytes }).current());
  return engine.check({});
}

const COUNTIES = ['安定区', '通渭县', '陇西县', '渭源县', '临洮县', '漳县', '岷县'];

describe('the first line of 核验', () => {
  it('does not call a table of targets ready to submit', async () => {
    const result = await checked([
      ['定西市2022年科技创新主要指标分解表'],
      ['序号', '指标', '单位', ...COUNTIES],
      ['1', '高新技术企业数', '家', '20', '10', '24', '10', '17', '5', '5'],
    ]);
    expect([result.verdict, nothingReported(result, [])]).toEqual(['pass', 'targets']);
    expect(verdictText(result, [], 'zh')).toBe('只有目标，没有要报送的数');
  });

  it('speaks of submitting where results are reported, and of nothing else where something is wrong', async () => {
    const result = await checked([
      ['漳县2022年强化科技支撑主要指标完成情况'],
      ['序号', '指标名称', '2022年目标值', '2022年实际值'],
      ['1', '高新技术企业数(家)', '6', '6'],
    ]);
    expect(nothingReported({ ...result, findings: [] }, [])).toBe(null);
  });
});
