import { isOurName } from '#shared/xlsx/patch/our-marks.ts';
import { signedSheet } from '../report/report-sheets.ts';
import { askState } from '../state/state-part-in-excel.ts';
import { askWithLess } from './ask-with-less.ts';
import { ifLoaded } from './if-loaded.ts';
import type { Batch } from './run-excel.ts';
import type { Lacking } from './session.ts';

export interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  readonly protected: boolean;
}

export interface WorkbookList {
  readonly name: string;
  readonly sheets: readonly ListedSheet[];
  readonly definedNames: Readonly<Record<string, string>>;
  readonly state: string | null | undefined;
}

/** Asks for the sheets, names and state; the answer is read after the next round trip. */
export function askWorkbookList(
  context: Excel.RequestContext,
  lacking: ReadonlySet<Lacking>,
): () => WorkbookList {
  const { workbook } = context;
  workbook.load('name');
  const sheets = workbook.worksheets;
  sheets.load('items/id,items/name,items/visibility,items/protection/protected');
  // Only these three: loading the value of a broken name has crashed Excel.
  const names = lacking.has('names') ? null : workbook.names;
  names?.load('items/name,items/type,items/formula');
  const state = lacking.has('state') ? () => undefined : askState(context);
  return () => {
    const signed = new Set(
      (names?.items ?? []).filter((item) => isOurName(item.name)).map((item) => signedSheet(item.formula)),
    );
    return {
      name: ifLoaded<string>(() => workbook.name, '') || nameOfDocument(),
      // Sheets that we added are no data of the user.
      sheets: sheets.items
        .filter((sheet) => !signed.has(sheet.name))
        .map((sheet) => ({
          id: sheet.id,
          name: sheet.name,
          visibility: visibilityOf(ifLoaded<string>(() => sheet.visibility, 'Visible')),
          protected: ifLoaded(() => sheet.protection.protected, false),
        })),
      definedNames: Object.fromEntries(
        (names?.items ?? []).flatMap((item) => {
          const formula: unknown = item.formula;
          return typeof formula === 'string' && formula.startsWith('=') && !isOurName(item.name)
            ? [[item.name, formula.slice(1)]]
            : [];
        }),
      ),
      state: state(),
    };
  };
}

/** Names and state are extras: a workbook whose names can't be read is still read. What fails is not asked again. */
export const loadWorkbookList = (batch: Batch, lacking: Set<Lacking>): Promise<WorkbookList> =>
  askWithLess(batch, lacking, [[], ['names'], ['state'], ['names', 'state']], (without) =>
    askWorkbookList(batch.context, without),
  );

/** A workbook that was never saved, or an Excel that gives no name: the end of its address, else nothing. */
export function nameOfDocument(): string {
  const address: unknown = Office.context.document?.url;
  const [last = ''] = typeof address === 'string' ? address.split(/[?#]/)[0]!.split(/[\\/]/).slice(-1) : [];
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function visibilityOf(text: string): ListedSheet['visibility'] {
  if (text === 'Hidden') return 'hidden';
  return text === 'VeryHidden' ? 'veryHidden' : 'visible';
}
