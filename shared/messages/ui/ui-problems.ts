import { inBoth } from '../language.ts';

/** Every expected failure as a sentence and a next step. Codes of the server come with the server's own wording. */
export const uiProblems = inBoth(
  {
    'cell-edit-mode': { says: '有单元格正在编辑。', next: '请先按回车结束编辑，再试一次。' },
    protected: {
      says: '工作表受保护，没有写入。',
      next: '请按提示的位置手工修改，或请保护表格的人解除保护。',
    },
    'read-only': {
      says: '工作簿是只读的，没有写入。',
      next: '请点「启用编辑」或另存一份再试。核验和评分不受影响。',
    },
    'too-large': {
      says: '工作簿太大，没有读完。',
      next: '请把与指标无关的工作表移到别的文件，或删去表格下方的空行格式。',
    },
    'host-unsupported': {
      says: '这个版本的 Excel 缺少所需功能。',
      next: '可以用浏览器打开网页工作台处理同一个文件。',
    },
    'workbook-switched': { says: '当前窗口换成了别的工作簿。', next: '请回到原来的工作簿再试一次。' },
    'state-not-kept': { says: '说明和更正没能存进工作簿。', next: '已暂存在本机；请保存文件后再试。' },
    'host-silent': {
      says: 'Excel 还没有回答。',
      next: '如果有单元格正在编辑或有对话框开着，请先按回车或关掉它；仍不行请关闭窗格再打开，已写的说明都在工作簿里。',
    },
    'session-over': {
      says: '这个 Excel 页面的会话已经过期。',
      next: '请刷新整个 Excel 页面再打开窗格；已写的说明都在工作簿里。',
    },
    'host-busy': { says: 'Excel 正忙，没有接受这一步。', next: '请关掉开着的对话框，等几秒再试一次。' },
    'host-failed': { says: 'Excel 没有完成这一步。', next: '请再试一次；仍不行请在「自检」里导出诊断。' },
    offline: { says: '连不上市级平台。', next: '核验、评分照常可用；网络恢复后再报送，已签名的会自动补发。' },
    'not-enrolled': {
      says: '这台机器还没有报送身份。',
      next: '把收到的一次性登记码粘贴到「报送」页，只需一次。',
    },
    'signing-blocked': {
      says: '浏览器不允许在这里保存签名密钥。',
      next: '请在 Edge 或 Chrome 里直接打开网页工作台报送，或用 https 地址打开。',
    },
    'not-allowed': { says: '当前身份不能做这件事。', next: '请换用有权限的机器，或向市科技局申请登记码。' },
    'answer-unreadable': {
      says: '平台的回答看不懂，可能版本不一致。',
      next: '请刷新页面；仍不行请联系市科技局。',
    },
    'sheet-hidden': { says: '这个位置在隐藏的工作表里，没有跳过去。', next: '需要时请先取消隐藏该工作表。' },
    'missing-sheet': { says: '工作簿里已经没有这张工作表。', next: '请重新核验一次。' },
    'receipt-invalid': {
      says: '平台已收到，但回执的签名核对不上，不能作为凭据。',
      next: '请截图并联系市科技局核实。',
    },
    unexpected: {
      says: '出现了意外的问题，表格没有被改动。',
      next: '请再试一次；仍不行请在「自检」里导出诊断。',
    },
  },
  {
    'cell-edit-mode': { says: 'A cell is being edited.', next: 'Press Enter to finish, then try again.' },
    protected: {
      says: 'The sheet is protected; nothing was written.',
      next: 'Edit the named cells by hand, or ask the owner to unprotect it.',
    },
    'read-only': {
      says: 'The workbook is read-only; nothing was written.',
      next: 'Enable editing or save a copy. Checking still works.',
    },
    'too-large': {
      says: 'The workbook is too large and was not read completely.',
      next: 'Move unrelated sheets elsewhere or clear formats below the table.',
    },
    'host-unsupported': {
      says: 'This Excel lacks what is needed.',
      next: 'Open the same file in the browser workbench.',
    },
    'workbook-switched': {
      says: 'Another workbook is in front now.',
      next: 'Return to the first one and try again.',
    },
    'state-not-kept': {
      says: 'Explanations could not be kept in the workbook.',
      next: 'They are kept on this machine; save the file and try again.',
    },
    'host-silent': {
      says: 'Excel has not answered yet.',
      next: 'If a cell is being edited or a dialog is open, press Enter or close it; else close the pane and open it again. Your notes are in the workbook.',
    },
    'session-over': {
      says: 'The session of this Excel page has expired.',
      next: 'Reload the whole Excel page and open the pane again; your notes are in the workbook.',
    },
    'host-busy': {
      says: 'Excel is busy and did not take this step.',
      next: 'Close any open dialog, wait a few seconds and try again.',
    },
    'host-failed': {
      says: 'Excel did not complete this step.',
      next: 'Try again; if it persists export a diagnosis.',
    },
    offline: {
      says: 'The city server can’t be reached.',
      next: 'Checking and scoring work; signed submissions are sent when it returns.',
    },
    'not-enrolled': {
      says: 'This machine has no reporting identity yet.',
      next: 'Paste your one-time code on the Submit page, once.',
    },
    'signing-blocked': {
      says: 'The browser refuses to keep a signing key here.',
      next: 'Open the workbench directly in Edge or Chrome over https.',
    },
    'not-allowed': {
      says: 'This identity may not do that.',
      next: 'Use a machine with the right, or ask the city bureau for a code.',
    },
    'answer-unreadable': {
      says: 'The server’s answer could not be understood.',
      next: 'Reload the page; versions may differ.',
    },
    'sheet-hidden': {
      says: 'That place is on a hidden sheet.',
      next: 'Unhide the sheet first if you need it.',
    },
    'missing-sheet': { says: 'That sheet is no longer in the workbook.', next: 'Check again.' },
    'receipt-invalid': {
      says: 'The server received it, but the receipt does not verify and is no proof.',
      next: 'Take a screenshot and ask the city bureau.',
    },
    unexpected: {
      says: 'Something unexpected happened; the sheet was not changed.',
      next: 'Try again; if it persists export a diagnosis.',
    },
  },
);

export type ProblemCode = keyof (typeof uiProblems)['zh'];
