import { basename } from 'node:path';
import {
  type CompiledRow,
  type CompiledSheet,
  compileSheet,
} from '#shared/issuing/standards/compile-sheet.ts';
import { continuePack } from '#shared/issuing/standards/continue-pack.ts';
import { notationSentence } from '#shared/messages/notation.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { isPeriodId } from '#shared/model/period.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { openOrRefuse } from '../open-sheet-file.ts';
import { exportedFrom, packNamed } from '../pack-named.ts';
import { noteLines, noteReport } from '../print-notes.ts';
import { writeOutput } from '../write-output.ts';

/** `kezhi rules compile-sheet FILE.xlsx [-o pack.json] [--json]`: a table of 评分标准 into a draft pack, row by row. Exit status. */
export function compileSheetFile(args: readonly string[]): number {
  const { files, options } = readArguments(args, {
    output: { type: 'string', short: 'o' },
    base: { type: 'string' },
    id: { type: 'string' },
    title: { type: 'string' },
    from: { type: 'string' },
    sheet: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new UsageError(
      '用法:kezhi rules compile-sheet 文件.xlsx [-o 规则包.json] [--sheet 工作表] [--json]',
    );
  const id = textOption(options, 'id') ?? 'draft';
  if (!/^[a-z0-9][a-z0-9.-]*$/.test(id))
    throw new UsageError(`规则包编号“${id}”只能用小写字母、数字、点和连字符。`);
  const raw = openOrRefuse(file, options.json === true);
  if (raw === null) return 2;
  const title = textOption(options, 'title');
  const sheet = textOption(options, 'sheet');
  const draft = compileSheet(raw, {
    id,
    from: periodFor(file, textOption(options, 'from')),
    ...(title === undefined ? {} : { title }),
    ...(sheet === undefined ? {} : { sheet }),
  });
  if (draft === null) {
    const error = { code: 'no-table', message: '没有找到含指标、分值和评分标准的表。' };
    if (options.json) process.stdout.write(`${JSON.stringify({ file, error })}\n`);
    else process.stderr.write(`${file}:${error.message}\n`);
    return 2;
  }
  // A sheet that was written from a pack is worked back into it; a name given for the draft makes it a pack of its own.
  const named = textOption(options, 'base');
  const base = named ? packNamed(named) : options.id === undefined ? exportedFrom(raw, draft) : null;
  const compiled = base ? { ...draft, ...continuedBy(draft, base) } : draft;
  const output = textOption(options, 'output');
  if (output !== undefined) writeOutput(output, `${JSON.stringify(compiled.pack, null, 2)}\n`);
  if (options.json) process.stdout.write(`${JSON.stringify(compiledReport(file, compiled))}\n`);
  else process.stdout.write(compiledText(compiled, output));
  // An indicator without points and text has nothing to be understood.
  return compiled.rows.every((row) => row.ok || (row.text === '' && row.maxPoints === null)) ? 0 : 1;
}

/** The rows under the names of the pack they continue. */
function continuedBy(draft: CompiledSheet, base: RulePack): Pick<CompiledSheet, 'pack' | 'rows'> {
  const { pack, ids } = continuePack(draft.pack, base);
  const rows = draft.rows.map((row) => ({
    ...row,
    indicatorId: ids.get(row.indicatorId) ?? row.indicatorId,
  }));
  return { pack, rows };
}

/** The year named in the file's name; a draft that names none begins this year. */
function periodFor(file: string, given: string | undefined): PeriodId {
  if (given !== undefined && !isPeriodId(given))
    throw new UsageError(`不认识的时间“${given}”。写法如 2022。`);
  const named = /(?:^|\D)(20\d{2})(?!\d)/.exec(basename(file))?.[1];
  return (given ?? named ?? String(new Date().getFullYear())) as PeriodId;
}

const diagnosticsOf = (row: CompiledRow) =>
  row.diagnostics.map((one) => ({ ...one, message: notationSentence(one.code, one.params, 'zh') }));

const compiledReport = (file: string, { sheet, pack, rows, notes }: CompiledSheet) => ({
  file,
  sheet,
  pack,
  rows: rows.map((row) => ({ ...row, diagnostics: diagnosticsOf(row) })),
  notes: notes.map(noteReport),
});

function compiledText({ sheet, pack, rows, notes }: CompiledSheet, output: string | undefined): string {
  const understood = rows.filter((row) => row.ok).length;
  const lines = [
    `${sheet}:${pack.id} ${pack.version} ${pack.title},${rows.length} 项,满分 ${pack.maxPoints ?? '—'},读懂 ${understood} 项`,
    ...rows.flatMap((row) => [
      `${row.cell} ${row.indicator}${row.unit === '' ? '' : `(${row.unit})`} ${row.maxPoints ?? '—'} 分`,
      ...(row.understood === '' ? [] : [`    理解为:${row.understood}`]),
      ...diagnosticsOf(row).map(
        (one) => `    ${row.standardCell} 第 ${one.at[0] + 1}—${one.at[1]} 字:${one.message}`,
      ),
    ]),
    ...noteLines(notes),
    ...(output === undefined ? [] : [`已写入 ${output}`]),
  ];
  return `${lines.join('\n')}\n`;
}
