import type { WorkbookRefusalCode } from '../model/workbook-refusal.ts';

interface Sentence {
  readonly zh: string;
  readonly en: string;
}

const SENTENCES = {
  'empty-file': {
    zh: '文件是空的（0 字节）。请重新获取或重新导出该文件。',
    en: 'The file is empty (0 bytes). Please obtain or export it again.',
  },
  'too-large': {
    zh: '文件过大（{size} MB，上限 {limit} MB）。请删去图片或不用的工作表后另存，再打开。',
    en: 'The file is too large ({size} MB, limit {limit} MB). Remove pictures or unused sheets, save a copy and open that.',
  },
  'old-xls': {
    zh: '这是旧版 .xls 文件。请在 Excel 或 WPS 中另存为 .xlsx 再打开。',
    en: 'This is an old .xls file. Save it as .xlsx in Excel or WPS, then open that.',
  },
  'et-format': {
    zh: '这是 WPS 表格的 .et 文件。请在 WPS 中另存为 .xlsx 再打开。',
    en: 'This is a WPS .et file. Save it as .xlsx in WPS, then open that.',
  },
  encrypted: {
    zh: '文件设有打开密码。请在 Excel 或 WPS 中取消打开密码并另存后再打开。',
    en: 'The file needs a password to open. Remove the password in Excel or WPS, save, then open it again.',
  },
  'xlsb-format': {
    zh: '这是二进制 .xlsb 工作簿。请在 Excel 中另存为 .xlsx 再打开。',
    en: 'This is a binary .xlsb workbook. Save it as .xlsx in Excel, then open that.',
  },
  'ods-format': {
    zh: '这是 OpenDocument 表格（.ods）。请另存为 .xlsx 再打开。',
    en: 'This is an OpenDocument spreadsheet (.ods). Save it as .xlsx, then open that.',
  },
  'xml-2003': {
    zh: '这是 XML 表格 2003 格式。请在 Excel 或 WPS 中另存为 .xlsx 再打开。',
    en: 'This is an XML Spreadsheet 2003 file. Save it as .xlsx in Excel or WPS, then open that.',
  },
  'html-file': {
    zh: '这其实是网页（HTML）文件，只是扩展名像表格。请用 Excel 或 WPS 打开后另存为 .xlsx。',
    en: 'This is really a web page (HTML) with a workbook extension. Open it in Excel or WPS and save it as .xlsx.',
  },
  'csv-file': {
    zh: '这是文本（CSV）文件。请用 Excel 或 WPS 打开后另存为 .xlsx。',
    en: 'This is a text (CSV) file. Open it in Excel or WPS and save it as .xlsx.',
  },
  'pdf-file': {
    zh: '这是 PDF 文件，不是工作簿。请打开原始的 .xlsx 文件。',
    en: 'This is a PDF, not a workbook. Please open the original .xlsx file.',
  },
  'word-file': {
    zh: '这是 Word 或演示文稿文件，不是工作簿。请把表格复制到 Excel 并存为 .xlsx。',
    en: 'This is a Word or presentation file, not a workbook. Copy the table into Excel and save it as .xlsx.',
  },
  'not-a-workbook': {
    zh: '这不是 Excel 工作簿。请选择 .xlsx 或 .xlsm 文件。',
    en: 'This is not an Excel workbook. Please choose an .xlsx or .xlsm file.',
  },
  'damaged-zip': {
    zh: '文件已损坏或未下载完整。请重新获取；若 Excel 能打开，请另存一份再试。',
    en: 'The file is damaged or incomplete. Obtain it again; if Excel opens it, save a copy and try that.',
  },
  'zip-bomb': {
    zh: '文件展开后异常庞大，为安全起见不予打开。请在 Excel 中另存一份再试。',
    en: 'The file expands to an abnormal size and is not opened for safety. Save a copy in Excel and try that.',
  },
  'damaged-xml': {
    zh: '文件内容已损坏（{part}）。请用 Excel 打开并修复，另存后再试。',
    en: 'The content of the file is damaged ({part}). Open and repair it in Excel, save a copy and try that.',
  },
  'xml-entities': {
    zh: '文件中含有不安全的实体定义（{part}），不予打开。请在 Excel 或 WPS 中另存一份再试。',
    en: 'The file carries unsafe entity definitions ({part}) and is not opened. Save a copy in Excel or WPS and try that.',
  },
  'no-sheet': {
    zh: '工作簿中没有数据工作表。请确认文件是否正确。',
    en: 'The workbook has no worksheet with cells. Please check that this is the right file.',
  },
  'too-many-cells': {
    zh: '工作簿的单元格过多（上限 {limit} 个）。请拆分或删去不用的工作表后再打开。',
    en: 'The workbook has too many cells (limit {limit}). Split it or remove unused sheets, then open it again.',
  },
} satisfies Record<WorkbookRefusalCode, Sentence>;

/** The sentence and remedy for a refused file. Params fill `{name}` places; a missing one leaves nothing behind. */
export function sayWorkbookRefusal(
  code: WorkbookRefusalCode,
  params: Readonly<Record<string, string>>,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): string {
  const sentence: Sentence = SENTENCES[code];
  return (locale === 'en' ? sentence.en : sentence.zh)
    .replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
    .replace('（）', '')
    .replace(' ()', '');
}
