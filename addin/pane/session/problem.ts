import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { Language } from '#shared/messages/ui-language.ts';
import { uiProblems } from '#shared/messages/ui-problems.ts';

/** An expected failure, ready to be shown: a sentence and a next step. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** The server's own sentence, where it sent one. */
  readonly detail: string | null;
}

/** Failures with a code become a problem; anything else is a bug and is told as such, with its cause in the console. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HostRefusal) return { code: error.code, params: error.params, detail: null };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const params =
      'params' in error && typeof error.params === 'object' && error.params !== null ? error.params : {};
    const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : null;
    return { code: error.code, params: params as Readonly<Record<string, string>>, detail };
  }
  console.error(error);
  return { code: 'unexpected', params: {}, detail: null };
}

export const isCancelled = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** `says` and `next` for a problem; a code without wording of its own uses the server's sentence. */
export function problemTexts(
  problem: Problem,
  language: Language,
): { readonly says: string; readonly next: string } {
  const texts: Readonly<Record<string, { readonly says: string; readonly next: string }>> =
    uiProblems[language];
  const own = texts[problem.code];
  if (own) return own;
  return {
    says: problem.detail ?? uiProblems[language].unexpected.says,
    next: problem.detail ? '' : uiProblems[language].unexpected.next,
  };
}
