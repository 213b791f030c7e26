import { openEarlierWorkbooks, type PackedFigure } from '#shared/validate/earlier-figures.ts';

/** Tells the judge of a file what was said of its figures before it. */
export type Answer = (number: number, earlier: readonly PackedFigure[]) => void;

/**
 * Files are understood in any order; what each says becomes known in the order of the files, so that every one is compared
 * with all before it and with none behind it, whichever thread was faster.
 */
export function putFiguresInOrder(answer: Answer) {
  const earlier = openEarlierWorkbooks();
  const early = new Map<number, readonly PackedFigure[]>();
  /** Answers to files that are not finished: one that is tried again hears the same. */
  const given = new Map<number, readonly PackedFigure[]>();
  let next = 0;

  function tell(number: number, figures: readonly PackedFigure[]): void {
    const known = given.get(number);
    if (known) {
      answer(number, known);
      return;
    }
    early.set(number, figures);
    for (let own = early.get(next); own; own = early.get(next)) {
      early.delete(next);
      const before = earlier.among(own.map(({ key }) => key));
      given.set(next, before);
      earlier.add(own);
      answer(next++, before);
    }
  }

  return {
    tell,
    /** The file is printed: nobody asks for its answer again. A file that says nothing must not hold up the others. */
    finish(number: number): void {
      if (number >= next) tell(number, []);
      given.delete(number);
    },
  };
}
