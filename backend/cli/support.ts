import { type SupportOfWorkbook, supportOfWorkbook } from '#shared/check/support-of-workbook.ts';
import type { SupportRow, SupportSheet } from '#shared/issuing/support/read-support-claims.ts';
import { supportSentence } from '#shared/messages/support.ts';
import { allPacks, packById } from '#shared/packs/registry.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { SupportLine } from '#shared/rule-pack/support-amounts.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readArguments, reportingUsage, textOption, UsageError } from './arguments.ts';
import { openOrRefuse } from './open-sheet-file.ts';
import { noteLines, noteReport } from './print-notes.ts';

/** `kezhi support FILE.xlsx [--pack jiuquan-support] [--json]`: money of a 奖补 schedule by who pays, in 万元. */
export const run = (args: readonly string[]): Promise<number> =>
  reportingUsage(async () => {
    const { files, options } = readArguments(args, { pack: { type: 'string' }, json: { type: 'boolean' } });
    const [file] = files;
    if (file === undefined || files.length > 1)
      throw new UsageError(
        '用法:kezhi support 文件.xlsx [--pack jiuquan-support | strong-city-2026] [--json]',
      );
    const raw = openOrRefuse(file, options.json === true);
    if (raw === null) return 2;
    const { pack, sheet } = chosen(raw, textOption(options, 'pack'));
    if (options.json) process.stdout.write(`${JSON.stringify(supportReport(file, pack, sheet))}\n`);
    else process.stdout.write(supportText(pack, sheet));
    return sheet.claims.length === 0 ? 2 : 0;
  }, args);

/** The pack named, else the one whose schedule knows most rows. */
function chosen(raw: RawWorkbook, id: string | undefined): SupportOfWorkbook {
  const pack = id === undefined ? undefined : packById(id);
  if (id !== undefined && !pack?.support) throw new UsageError(`规则包“${id}”没有奖补条款。`);
  const found = supportOfWorkbook(raw, pack ? [pack] : allPacks);
  if (!found) throw new UsageError('没有带奖补条款的规则包。');
  return found;
}

function supportReport(file: string, pack: RulePack, { claims, amounts, notes }: SupportSheet) {
  return {
    file,
    pack: { id: pack.id, version: pack.version },
    unit: '万元',
    lines: amounts.lines.map((line, index) => ({ ...line, ...placeOf(claims[index]) })),
    byPayer: amounts.byPayer,
    message: supportSentence(amounts.byPayer, 'zh'),
    notes: notes.map(noteReport),
  };
}

const placeOf = (claim: SupportRow | undefined) =>
  claim
    ? { sheet: claim.sheet, cell: claim.cell, count: claim.count ?? null, bases: claim.bases ?? null }
    : {};

function supportText(pack: RulePack, { claims, amounts, notes }: SupportSheet): string {
  if (claims.length === 0) {
    const known = (pack.support ?? []).map(({ name }) => name).join('、');
    return `${[pack.title, '没有可计的补助:表里没有认出下列条款的行。', `条款:${known}`, ...noteLines(notes)].join('\n')}\n`;
  }
  const lines = amounts.lines.map((line, index) => {
    const at = claims[index];
    return `  ${at ? `${at.sheet}!${at.cell} ` : ''}${line.name} ${amountText(line)} ${line.clause}`;
  });
  return `${[pack.title, ...lines, supportSentence(amounts.byPayer, 'zh'), ...noteLines(notes)].join('\n')}\n`;
}

function amountText({ amount, isMinimum, most, leaderMost }: SupportLine): string {
  if (amount === null) return `逐个核定,最高 ${most ?? ''} 万元`;
  return `${amount} 万元${isMinimum ? '以上' : ''}${leaderMost === null ? '' : `(其中带头人最多 ${leaderMost} 万元)`}`;
}
