import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';

/** Reads the bytes of a workbook; the same reader as for opened files, handed in so that the host carries no zip code. */
export type FileReader = (bytes: Uint8Array, name: string) => Promise<RawWorkbook> | RawWorkbook;
