import { expect, it } from 'vitest';
import { remarksOf } from '#addin/actions/submit/remarks-of.ts';

const act = (sequence: number, name: string, value: unknown) => ({ sequence, act: name, value }) as never;
const remark = { sheet: '指标表', cell: 'E9', text: '请附口径说明' };

it('reads the remarks of the last return', () => {
  const older = { ...remark, text: '旧的' };
  const acts = [act(7, 'return', { remarks: [remark] }), act(3, 'return', { remarks: [older] })];
  expect(remarksOf(acts)).toEqual([remark]);
});

it('has none of a return without remarks, of other acts, and of what is no cell', () => {
  expect(remarksOf([act(3, 'return', { remarks: [remark] }), act(7, 'return', null)])).toEqual([]);
  expect(remarksOf([act(3, 'accept', { remarks: [remark] })])).toEqual([]);
  expect(remarksOf([act(3, 'return', { remarks: [{ ...remark, cell: '=1+1' }] })])).toEqual([]);
});
