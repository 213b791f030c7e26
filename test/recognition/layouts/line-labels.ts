import type { Dice } from './dice.ts';
import { varyName } from './name-variants.ts';
import type { Line } from './subject.ts';

/** Name of a line in some hand, with its scope where the place does not say it, and its unit where one is given. */
export function labelOf(line: Line, dice: Dice, unit: string | null = null): string {
  const said =
    line.saidScope === null
      ? ''
      : dice.pick([
          `（${line.saidScope}）`,
          `-${line.saidScope}`,
          `(${line.saidScope})`,
          `：${line.saidScope}`,
        ]);
  const name = varyName(line.indicator, dice, null);
  if (!unit) return `${name}${said}`;
  return `${name}${said}${dice.pick([`（${unit}）`, `(${unit})`, `（单位：${unit}）`, `\n（${unit}）`])}`;
}
