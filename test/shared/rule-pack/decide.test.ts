import { describe, expect, it } from 'vitest';
import { packById } from '#shared/packs/registry.ts';
import { decide } from '#shared/rule-pack/decide.ts';

describe('decide', () => {
  it('leaves a pack without decisions as it is and names what is assumed and what blocks', () => {
    const pack = packById('county-leap')!;
    const undecided = decide(pack, []);
    expect(undecided.pack).toEqual(pack);
    expect(undecided.assumed).toEqual(['name-lacks-science', 'innovative-county-unit', 'management-body']);
    expect(undecided.blocking).toEqual(['high-tech-gap']);
    expect(undecided.settings).toEqual({ 'science-spending': 'science' });
  });

  it('makes an assumed reading a decision', () => {
    const pack = packById('county-leap')!;
    const item = (decided: typeof pack) =>
      decided.indicators.find((one) => one.id === 'science-spending')?.scoring;
    const decided = decide(pack, [{ question: 'name-lacks-science', option: 'science' }]);
    expect([item(pack)?.assumed, item(decided.pack)?.assumed]).toEqual([['name-lacks-science'], []]);
    expect(decided.pack.questions.map((one) => one.id)).not.toContain('name-lacks-science');
  });

  it('ignores decisions on unknown questions and options, and lets the later one win', () => {
    const pack = packById('dingxi-assessment')!;
    const decided = decide(pack, [
      { question: 'unknown', option: 'x' },
      { question: 'over-hundred', option: 'cut' },
      { question: 'over-hundred', option: 'neither' },
      { question: 'over-hundred', option: 'scale' },
    ]);
    expect(decided.settings['over-hundred']).toBe('scale');
  });

  it('turns direction and comparator when less is decided to be better', () => {
    const pack = packById('dingxi-targets-2022')!;
    const { pack: turned } = decide(pack, [{ question: 'enterprise-share-direction', option: 'at-most' }]);
    const target = turned.targets.find((one) => one.indicatorId === 'enterprise-research-share');
    expect([turned.indicators[2]?.direction, target?.comparator]).toEqual(['down', '<=']);
    expect(turned.targets.filter((one) => one.comparator === '<=')).toHaveLength(1);
  });

  it('moves a plan whose years are missing', () => {
    const { pack } = decide(packById('plan-135')!, [{ question: 'plan-years', option: '2020-2025' }]);
    expect([...new Set(pack.targets.map((one) => `${one.kind} ${one.period}`))]).toEqual([
      'target 2025',
      'baseline 2020',
    ]);
  });
});
