import type { Reading, Recognition } from '../model/reading.ts';
import { type Validation, validateWorkbook } from './validate.ts';
import type { ValidationContext } from './validation-context.ts';

/**
 * After an edit: checks again only the indicators whose readings, or what else they rest on, are no longer the same,
 * and gives exactly the list a full run gives. What changed is found by comparison, so a formula that follows the edited
 * cell can't be forgotten. `context` must hold the same packs, history, peers, issued targets and files as before;
 * scores may have changed with the edit.
 */
export const revalidate = (
  previous: Validation,
  recognition: Recognition,
  context: ValidationContext,
): Validation =>
  validateWorkbook(recognition, context, (key, readings, inputs) => {
    const known = previous.families.get(key);
    return known && areSame(known.readings, readings) && known.inputs() === inputs() ? known : null;
  });

const areSame = (before: readonly Reading[], now: readonly Reading[]): boolean =>
  before.length === now.length && before.every((reading, at) => isSame(reading, now[at]!));

/** Every field that a rule or a sentence looks at. */
const isSame = (a: Reading, b: Reading): boolean =>
  a === b ||
  (a.value === b.value &&
    a.raw === b.raw &&
    a.cell === b.cell &&
    a.sheet === b.sheet &&
    a.kind === b.kind &&
    a.period === b.period &&
    a.region === b.region &&
    a.scope === b.scope &&
    a.unit === b.unit &&
    a.indicator === b.indicator &&
    a.formula === b.formula &&
    a.sure === b.sure &&
    a.table === b.table &&
    sameList(a.marks, b.marks) &&
    sameList(a.precedents ?? [], b.precedents ?? []));

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);
