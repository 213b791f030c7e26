import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildZip } from '#test/shared/xlsx/package-builder.ts';
import { changedParts, partsOf } from '#test/shared/xlsx/package-parts.ts';
import { runKezhi } from './run-kezhi.ts';

const folder = 'backend/demo/workbooks';
const zhangxian = join(folder, readdirSync(folder).find((name) => name.startsWith('621125'))!);
const room = mkdtempSync(join(tmpdir(), 'kezhi-mark-'));

describe('kezhi mark', () => {
  it('marks a copy, and --clear gives every part back', () => {
    const [marked, cleared] = [join(room, 'marked.xlsx'), join(room, 'cleared.xlsx')];
    expect(runKezhi(['mark', zhangxian, '-o', marked]).out).toMatch(/^标注 \d+ 个单元格/);
    const { status, out } = runKezhi(['mark', marked, '-o', cleared, '--clear']);
    expect([status, out.trim()]).toEqual([0, '已清除标注,各部分与标注前逐字节相同。']);
    expect(changedParts(readFileSync(zhangxian), readFileSync(cleared))).toEqual([]);
  });

  it('says so when there is nothing to clear', () => {
    const { out } = runKezhi(['mark', zhangxian, '-o', join(room, 'same.xlsx'), '--clear']);
    expect(out.trim()).toBe('文件里没有标注,已原样另存。');
  });

  it('counts only the cells it could mark, and names those of a locked sheet in one line', () => {
    const locked = Object.fromEntries(
      [...partsOf(readFileSync(zhangxian))].map(([name, text]) => [
        name,
        Buffer.from(text, 'latin1')
          .toString()
          .replace(
            '</sheetData>',
            name.includes('worksheets/') ? '</sheetData><sheetProtection sheet="1"/>' : '</sheetData>',
          ),
      ]),
    );
    const file = join(room, 'locked.xlsx');
    writeFileSync(file, buildZip(locked));
    const { out, error } = runKezhi(['mark', file, '-o', join(room, 'locked-marked.xlsx')]);
    expect(out).toMatch(/^标注 0 个单元格/);
    const lines = error.split('\n').filter((line) => line.includes('工作表受保护'));
    expect(lines.length).toBe(new Set(lines.map((line) => line.replace(/!.*/, ''))).size);
  });
});
