import type { NotationDiagnostic } from '#shared/notation/diagnostic.ts';
import styles from './sheet-desk.module.css';

interface Piece {
  readonly start: number;
  readonly text: string;
  readonly severity: NotationDiagnostic['severity'] | null;
}

const GRAVITY = { note: 1, question: 2, error: 3 } as const;

/** The text as written with the fragments underlined that a diagnostic speaks of; where two overlap the graver one shows. */
export function MarkedText({
  text,
  diagnostics,
}: {
  readonly text: string;
  readonly diagnostics: readonly NotationDiagnostic[];
}) {
  return (
    <p className={styles.written}>
      {piecesOf(text, diagnostics).map(({ start, text: piece, severity }) =>
        severity ? (
          <mark key={start} data-severity={severity}>
            {piece}
          </mark>
        ) : (
          <span key={start}>{piece}</span>
        ),
      )}
    </p>
  );
}

function piecesOf(text: string, diagnostics: readonly NotationDiagnostic[]): readonly Piece[] {
  const ends = new Set([0, text.length, ...diagnostics.flatMap(({ at }) => at)]);
  const cuts = [...ends].filter((end) => end >= 0 && end <= text.length).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1]!;
    const here = diagnostics.filter(({ at }) => at[0] <= start && at[1] >= end);
    const severity = here.reduce<Piece['severity']>(
      (gravest, one) => (gravest && GRAVITY[gravest] >= GRAVITY[one.severity] ? gravest : one.severity),
      null,
    );
    return { start, text: text.slice(start, end), severity };
  });
}
