import { exact } from '../../model/exact.ts';
import { compareValues } from './compare-values.ts';
import { holds } from './conditional.ts';
import type { Expression } from './parse.ts';
import {
  BLANK,
  booleanValue,
  errorValue,
  isError,
  numberValue,
  toNumber,
  truthOf,
  type Value,
} from './value.ts';

type Arguments = readonly (Expression | null)[];

/**
 * IF, IFERROR, IFNA, IFS, SWITCH and CHOOSE: only what they choose is evaluated, so that a branch nobody takes may hold
 * anything. null for any other function.
 */
export function chooseBranch(
  name: string,
  args: Arguments,
  evaluate: (tree: Expression) => Value,
): Value | null {
  /** A place left empty between commas is blank. */
  const branch = (arg: Expression | null | undefined): Value => (arg ? evaluate(arg) : BLANK);
  switch (name) {
    case 'IF':
      return chooseByTruth(args, branch);
    case 'IFERROR': {
      const value = branch(args[0]);
      return value.type === 'error' ? branch(args[1]) : value;
    }
    case 'IFNA': {
      const value = branch(args[0]);
      return value.type === 'error' && value.text === '#N/A' ? branch(args[1]) : value;
    }
    case 'IFS':
      return firstTrue(args, branch);
    case 'SWITCH':
      return firstEqual(args, branch);
    case 'CHOOSE': {
      const which = toNumber(branch(args[0]));
      if (isError(which)) return which.error;
      const at = Math.trunc(Number(which.n) / Number(which.d));
      return at >= 1 && at < args.length ? branch(args[at]) : errorValue('#VALUE!');
    }
    default:
      return null;
  }
}

type Branch = (arg: Expression | null | undefined) => Value;

function chooseByTruth(args: Arguments, branch: Branch): Value {
  const truth = truthOf(branch(args[0]));
  if (typeof truth !== 'boolean') return truth;
  const chosen = truth ? args[1] : args[2];
  if (chosen === undefined) return booleanValue(truth);
  return chosen ? branch(chosen) : numberValue(exact('0'));
}

function firstTrue(args: Arguments, branch: Branch): Value {
  for (let at = 0; at + 1 < args.length; at += 2) {
    const truth = truthOf(branch(args[at]));
    if (typeof truth !== 'boolean') return truth;
    if (truth) return branch(args[at + 1]);
  }
  return errorValue('#N/A');
}

/** SWITCH(value, case, result, …, otherwise). */
function firstEqual(args: Arguments, branch: Branch): Value {
  const value = branch(args[0]);
  if (value.type === 'error') return value;
  let at = 1;
  for (; at + 1 < args.length; at += 2) {
    const wanted = branch(args[at]);
    if (wanted.type === 'error') return wanted;
    if (holds('=', compareValues(value, wanted))) return branch(args[at + 1]);
  }
  return at < args.length ? branch(args[at]) : errorValue('#N/A');
}
