import type { GivenInput } from '#shared/notation/match-inputs.ts';

export interface NotationCase {
  readonly id: string;
  readonly text: string;
  readonly indicator: string | null;
  readonly maxPoints: string | null;
  readonly inputUnit: string | null;
  readonly kind: string;
  readonly auto: boolean;
  /** The text must be refused: a score would be a guess. */
  readonly refused: boolean;
  readonly examples: readonly { readonly input: GivenInput; readonly score: number | string }[];
}

/** Reads JSON Lines of texts with worked examples, in the field names of the collected material or of our own fixtures. */
export function readNotationCases(text: string): NotationCase[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line);
      const max = row.maxPoints ?? row.max_points ?? null;
      return {
        id: row.id,
        text: row.text,
        indicator: row.indicator ?? null,
        maxPoints: max === null ? null : String(max),
        inputUnit: row.inputUnit ?? row.input_unit ?? null,
        kind: row.kind ?? '',
        auto: row.auto ?? true,
        examples: row.examples ?? [],
        refused: row.refused === true,
      };
    });
}
