import { sayWorkbookRefusal } from '#shared/messages/workbook-refusals.ts';
import type { FileRefusal } from './open-workbook-file.ts';
import { FAULT_SENTENCE } from './report-fault.ts';

/** Refusals of the command line itself; those of the file's content are worded in shared/messages. */
const OF_FILES: Readonly<Record<string, string>> = {
  'file-missing': '找不到这个文件。请核对路径和文件名。',
  'file-unreadable': '没有权限读取这个文件,或它是一个文件夹。请检查权限,或先关闭正在使用它的程序。',
  'no-file': '这不是一个普通文件(可能是设备或管道),不能作为工作簿打开。',
  'file-changing': '读取时文件发生了变化或读取出错。请稍后再试,或把文件复制到本机再打开。',
  'too-much-memory': '这个工作簿需要的内存超出上限,没有核验。请删去不用的工作表后另存,再打开。',
  'program-fault': FAULT_SENTENCE,
};

export const refusalSentence = (refusal: FileRefusal): string =>
  OF_FILES[refusal.code] ??
  sayWorkbookRefusal(refusal.code as Parameters<typeof sayWorkbookRefusal>[0], refusal.params);

/** A refused file in `--json` output. */
export const refusalReport = (file: string, refusal: FileRefusal) => ({
  file,
  error: { code: refusal.code, message: refusalSentence(refusal) },
});
