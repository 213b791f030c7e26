import type { PackId, PeriodId } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { readArguments, textOption, UsageError } from '../arguments.ts';
import { openSheetFile } from '../open-sheet-file.ts';
import { periodOption } from '../scope-named.ts';
import { DESK_OPTIONS, type IssuingDesk, openDesk, packOption } from './issuing-desk.ts';

/** A workbook somebody wants to issue from, the desk it goes over, and how it was asked for. */
export interface IssueFile {
  readonly path: string;
  readonly raw: RawWorkbook;
  readonly desk: IssuingDesk;
  readonly pack: RulePack;
  /** What the sheet itself may leave unsaid. */
  readonly said: { readonly period: PeriodId | null; readonly document?: string };
  /** Nothing is signed. */
  readonly rehearsal: boolean;
  /** Issued in spite of doubts. */
  readonly anyway: boolean;
  readonly json: boolean;
}

/** `FILE.xlsx [--pack ID] [--period P] [--document 文号] [--key FILE] [--dry-run] [--anyway] [--json]`. */
export async function openIssueFile(
  args: readonly string[],
  usage: string,
  fallback?: PackId,
): Promise<IssueFile> {
  const { files, options } = readArguments(args, {
    ...DESK_OPTIONS,
    document: { type: 'string' },
    'dry-run': { type: 'boolean' },
    anyway: { type: 'boolean' },
  });
  const [path, ...others] = files;
  if (path === undefined || others.length > 0) throw new UsageError(usage);
  const period = periodOption(options) ?? null;
  const rehearsal = options['dry-run'] === true;
  const raw = openSheetFile(path);
  const desk = await openDesk(options, { rehearsal });
  const document = textOption(options, 'document');
  return {
    path,
    raw,
    desk,
    pack: await desk.pack(packOption(options, fallback)),
    said: {
      period,
      ...(document === undefined ? {} : { document }),
    },
    rehearsal,
    anyway: options.anyway === true,
    json: options.json === true,
  };
}
