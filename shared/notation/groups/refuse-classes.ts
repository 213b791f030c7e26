import { NotUnderstood } from '../diagnostic.ts';
import type { Statement } from '../statements/statement.ts';

/** 产区得2分,非产区得1分: which of them counts depends on who is scored, not on what was done. */
export function refuseClasses(statements: readonly Statement[]): void {
  for (const statement of statements) {
    const named = /(?:^|[,;。、])非([^,;。]{1,6})$/.exec(statement.head.words)?.[1];
    const other =
      named &&
      statements.some(
        (one) => one !== statement && new RegExp(`(?<!非)${escaped(named)}$`).test(one.head.words),
      );
    if (other) throw new NotUnderstood('which-applies', statement, {}, 'question');
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
