import type { FileRefusal } from '../open-workbook-file.ts';
import { refusalReport, refusalSentence } from '../refusal-sentence.ts';

/** What is printed of one file. Exit status: 0 fine, 1 blocking findings, 2 unusable input. */
export interface RenderedCheck {
  readonly file: string;
  /** Text, or from another thread the bytes as they are written: those change hands without being copied. */
  readonly out: string | Uint8Array;
  readonly error: string;
  readonly status: 0 | 1 | 2;
}

/** A file that could not be checked: one sentence, and under KEZHI_DEBUG=1 what the program says of its own fault. */
export function renderRefusal(file: string, refusal: FileRefusal, json: boolean): RenderedCheck {
  const sentence = `${file}:${refusalSentence(refusal)}\n`;
  const detail = refusal.params.detail ? `${refusal.params.detail}\n` : '';
  return json
    ? { file, out: JSON.stringify(refusalReport(file, refusal)), error: detail, status: 2 }
    : { file, out: '', error: sentence + detail, status: 2 };
}
