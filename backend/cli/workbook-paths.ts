import { readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { UsageError } from './arguments.ts';

const WORKBOOKS = /\.(xlsx|xlsm|xls|et|xlsb)$/i;

/** Files named, and the workbooks inside folders named, in a fixed order. Lock files (`~$…`) are passed over. */
export function workbookPaths(named: readonly string[]): {
  readonly paths: readonly string[];
  readonly several: boolean;
} {
  if (named.length === 0) throw new UsageError('请给出要处理的工作簿文件或文件夹。');
  const paths: string[] = [];
  let folder = false;
  for (const path of named) {
    if (isFolder(path)) {
      folder = true;
      paths.push(...workbooksInside(path));
    } else paths.push(path);
  }
  return { paths, several: folder || named.length > 1 };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What can't be looked at is told when it is opened, as any other file.
    return false;
  }
}

function workbooksInside(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && WORKBOOKS.test(extname(entry.name)))
      .filter((entry) => !entry.name.startsWith('~$'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new UsageError(`没有权限读取文件夹“${folder}”或其中的文件夹。`, { cause: error });
  }
}
