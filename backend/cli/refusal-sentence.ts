import { sayWorkbookRefusal } from '#shared/messages/workbook-refusals.ts';
import type { FileRefusal } from './open-workbook-file.ts';

/** Refusals of the command line itself; those of the file's content are worded in shared/messages. */
const OF_FILES: Readonly<Record<string, string>> = {
  'file-missing': '找不到这个文件。请核对路径和文件名。',
  'file-unreadable': '没有权限读取这个文件,或它是一个文件夹。请检查权限,或先关闭正在使用它的程序。',
};

export const refusalSentence = (refusal: FileRefusal): string =>
  OF_FILES[refusal.code] ??
  sayWorkbookRefusal(refusal.code as Parameters<typeof sayWorkbookRefusal>[0], refusal.params);

/** A refused file in `--json` output. */
export const refusalReport = (file: string, refusal: FileRefusal) => ({
  file,
  error: { code: refusal.code, message: refusalSentence(refusal) },
});
