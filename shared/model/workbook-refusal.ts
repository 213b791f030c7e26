/** Why a file can't be opened as a workbook. Each has its sentence and remedy in shared/messages/workbook-refusals.ts. */
export type WorkbookRefusalCode =
  | 'empty-file'
  | 'too-large'
  | 'old-xls'
  | 'et-format'
  | 'encrypted'
  | 'xlsb-format'
  | 'ods-format'
  | 'xml-2003'
  | 'html-file'
  | 'csv-file'
  | 'pdf-file'
  | 'word-file'
  | 'not-a-workbook'
  | 'damaged-zip'
  | 'zip-bomb'
  | 'damaged-xml'
  | 'xml-entities'
  | 'no-sheet'
  | 'too-many-cells';

/** Thrown by everything that opens or patches the bytes of a workbook: an expected failure, never a bug. */
export class WorkbookRefusal extends Error {
  readonly code: WorkbookRefusalCode;
  /** `part`: the part of the package meant; `limit`, `size`: in MB or cells. */
  readonly params: Readonly<Record<string, string>>;
  constructor(code: WorkbookRefusalCode, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'WorkbookRefusal';
    this.code = code;
    this.params = params;
  }
}
