import { inBoth } from '../language.ts';

/** Why the opened workbook or this Excel does less than it could, and what else 自检 says about Excel. */
export const uiHostLimits = inBoth(
  {
    limits: {
      'read-only': '工作簿是只读的：可以核验和评分，写入、标注和报送记录要先启用编辑或另存',
      'structure-protected': '工作簿结构受保护：不能加工作表，核验结果和评分表看窗格里的',
      'no-comments': '这个版本的 Excel 没有批注接口，说明都在窗格里',
      'merges-from-file': '合并单元格从文件读取，核验会慢一些',
      'unread-merges': '合并单元格没有读到，合并的表头可能认不全，请看「表格识别」',
      'unread-hidden-rows': '隐藏的行没有读到，所有行都按可见处理',
      'unread-hidden-columns': '隐藏的列没有读到，所有列都按可见处理',
      'unread-locked': '锁定的单元格没有读到，写不进去的会逐个告诉',
      'unread-formats': '数字格式没有读到，百分数和日期请留意',
      'formulas-pending': '工作簿设为手动计算，公式还是旧值：请按 F9 重算，再核验一次',
      'no-events': '改动后请点「重新核验」，这个 Excel 不通知改动',
    },
    excel: 'Excel',
    interface: '接口版本',
    roundTrip: '往返一次',
    milliseconds: (count: number) => `${count} 毫秒`,
    noAnswer: '没有回答',
    insecure: '不是 https 页面，不能签名',
    autoOpen: '打开这个工作簿时自动打开科指',
    autoOpenOn: '已设置，保存工作簿后生效',
    autoOpenOff: '已取消，保存工作簿后生效',
    preflight: '在这个 Excel 里逐项试一遍',
    workbench: '打开网页工作台',
  },
  {
    limits: {
      'read-only':
        'The workbook is read-only: checking and scoring work; enable editing or save a copy to write',
      'structure-protected': 'The workbook structure is protected: no sheet can be added',
      'no-comments': 'This Excel offers no comments to add-ins; explanations are in the pane',
      'merges-from-file': 'Merged cells are read from the file, so checking takes longer',
      'unread-merges': 'Merged cells could not be read; merged headers may be misread',
      'unread-hidden-rows': 'Hidden rows could not be told; all rows count as visible',
      'unread-hidden-columns': 'Hidden columns could not be told; all columns count as visible',
      'unread-locked': 'Locked cells could not be told; those that refuse are listed when written',
      'unread-formats': 'Number formats could not be read; look twice at percentages and dates',
      'formulas-pending':
        'The workbook calculates manually and its formulas are out of date: press F9, then check again',
      'no-events': 'Check again after edits: this Excel does not tell of them',
    },
    excel: 'Excel',
    interface: 'Interface',
    roundTrip: 'Round trip',
    milliseconds: (count) => `${count} ms`,
    noAnswer: 'no answer',
    insecure: 'Not an https page: signing is impossible',
    autoOpen: 'Open KeZhi together with this workbook',
    autoOpenOn: 'On, once the workbook is saved',
    autoOpenOff: 'Off, once the workbook is saved',
    preflight: 'Try everything in this Excel',
    workbench: 'Open the workbench',
  },
);

export type HostLimit = keyof (typeof uiHostLimits)['zh']['limits'];
