import { HostRefusal } from '#addin/hosts/workbook-host.ts';
import type { Language } from '#shared/messages/language.ts';
import { type ProblemCode, uiProblems } from '#shared/messages/ui/ui-problems.ts';
import { WorkbookRefusal, type WorkbookRefusalCode } from '#shared/model/workbook-refusal.ts';
import { onScreen } from './on-screen.ts';

/** An expected failure, ready to be worded: which catalogue knows its code. */
export interface Problem {
  readonly from: 'pane' | 'file' | 'server';
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface ProblemTexts {
  readonly says: string;
  readonly next: string;
}

/** Failures with a code become a problem; anything else is a bug and is told as such, with its cause in the console. */
export function problemOf(error: unknown): Problem {
  if (error instanceof HostRefusal) return { from: 'pane', code: error.code, params: error.params };
  if (error instanceof WorkbookRefusal) return { from: 'file', code: error.code, params: error.params };
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    const params =
      'params' in error && typeof error.params === 'object' && error.params !== null ? error.params : {};
    return {
      from: error.code in uiProblems.zh ? 'pane' : 'server',
      code: error.code,
      params: params as Readonly<Record<string, string>>,
    };
  }
  console.error(error);
  return { from: 'pane', code: 'unexpected', params: {} };
}

export const isCancelled = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError';

/** A sentence and a next step, as the pane prints them. The catalogues of the file and of the server load when one of their codes comes up. */
export async function problemTexts(problem: Problem, language: Language): Promise<ProblemTexts> {
  const { says, next } = await wordsOf(problem, language);
  return { says: onScreen(says, language), next: onScreen(next, language) };
}

async function wordsOf(problem: Problem, language: Language): Promise<ProblemTexts> {
  if (problem.from === 'file') {
    const { sayWorkbookRefusal } = await import('#shared/messages/workbook-refusals.ts');
    const code = problem.code as WorkbookRefusalCode;
    return { says: sayWorkbookRefusal(code, problem.params, language === 'en' ? 'en' : 'zh-CN'), next: '' };
  }
  if (problem.from === 'server') {
    const [{ refusalText }, { isRefusalCode }] = await Promise.all([
      import('#shared/messages/refusals.ts'),
      import('#shared/contract/refusal-codes.ts'),
    ]);
    if (isRefusalCode(problem.code)) {
      const { sentence, remedy } = refusalText(problem.code, problem.params, language);
      return { says: sentence, next: remedy };
    }
  }
  return paneProblem(problem.code, language);
}

export const paneProblem = (code: string, language: Language): ProblemTexts => {
  const texts = uiProblems[language];
  return code in texts ? texts[code as ProblemCode] : texts.unexpected;
};
