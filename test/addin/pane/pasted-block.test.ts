import { expect, it } from 'vitest';
import { pastedBlock } from '#addin/pane/workbench/pasted-block.ts';

it.each([
  ['0.5', [['0.5']]],
  [
    '0.5\t12\r\n待反馈\t\r\n',
    [
      ['0.5', '12'],
      ['待反馈', ''],
    ],
  ],
  ['"两行\n的字"\t"他说""好"""\n末行', [['两行\n的字', '他说"好"'], ['末行']]],
  ['"半个引号\t1', [['"半个引号', '1']]],
  ['"强"县\t1', [['"强"县', '1']]],
  ['\t\n\n1', [['', ''], [''], ['1']]],
])('reads %j cell by cell', (text, rows) => {
  expect(pastedBlock(text)).toEqual(rows);
});
