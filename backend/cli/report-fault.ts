/** What a fault of the program itself is called, in one sentence; never a stack trace unless asked for. */
export const FAULT_SENTENCE =
  '程序出现意外错误,没有改动任何文件。请设置环境变量 KEZHI_DEBUG=1 重新运行,并把输出的技术信息(不含表中数值)连同操作步骤反馈给维护人员。';

/** The technical part of a fault: under KEZHI_DEBUG=1 where it happened, else nothing. */
export function describeFault(error: unknown): string {
  if (process.env.KEZHI_DEBUG !== '1') return '';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Tells a fault on stderr; the exit status is 2. */
export function reportFault(error: unknown): 2 {
  const detail = describeFault(error);
  process.stderr.write(`${FAULT_SENTENCE}\n${detail === '' ? '' : `${detail}\n`}`);
  return 2;
}
