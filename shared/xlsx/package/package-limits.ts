/** Bounds against hostile or hopeless files; a county workbook is some hundred kilobytes. */
export interface PackageLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of one part after inflating. */
  readonly partBytes: number;
  /** Bytes of all parts that are read, after inflating. */
  readonly totalBytes: number;
  /** A part that inflates beyond `ratioFrom` bytes may not be this many times its compressed size. */
  readonly ratio: number;
  readonly ratioFrom: number;
  readonly entries: number;
  /** Cells that hold something, in the whole workbook. */
  readonly cells: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: PackageLimits = {
  fileBytes: 100 * MB,
  partBytes: 400 * MB,
  totalBytes: 800 * MB,
  ratio: 250,
  ratioFrom: 16 * MB,
  entries: 20_000,
  cells: 3_000_000,
};
