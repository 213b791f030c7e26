import type { FixChange } from '#addin/actions/check/apply-fix.ts';
import styles from './sheet-desk.module.css';

/** Signs kept on both sides of what changes, so that a long standard shows only its changed part. */
const AROUND = 8;

/** Old → new of every cell, cut to the part that changes. */
export function WrittenChange({ changes }: { readonly changes: readonly FixChange[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change) => {
        const { before, after } = changedPart(change.before, change.after);
        return (
          <li key={`${change.sheet}!${change.cell}`}>
            <span>{change.cell}</span>
            {before && <del>{before}</del>}
            <ins>{after}</ins>
          </li>
        );
      })}
    </ul>
  );
}

function changedPart(before: string, after: string): { readonly before: string; readonly after: string } {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const from = Math.max(0, start - AROUND);
  const cut = (text: string): string => {
    const to = Math.min(text.length, text.length - end + AROUND);
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  };
  return { before: before === '' ? '' : cut(before), after: cut(after) };
}
