import type * as z from 'zod';
import { type CellRemark, remarksValue } from '#shared/contract/act-schema.ts';
import type { actRecord } from '#shared/contract/snapshot-answers.ts';

/** Remarks of the last return, cell by cell; none when it only gave its reason. */
export function remarksOf(acts: readonly z.infer<typeof actRecord>[]): readonly CellRemark[] {
  const last = acts
    .filter(({ act }) => act === 'return')
    .sort((a, b) => a.sequence - b.sequence)
    .at(-1);
  const parsed = remarksValue.safeParse(last?.value);
  return parsed.success ? parsed.data.remarks : [];
}
