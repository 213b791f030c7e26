import { readQuantity } from '../../text/quantity.ts';
import { normaliseUnit } from '../../text/unit.ts';
import { rememberIn, type SenseReader, senseOf } from './text-sense.ts';

/** What kind of cell a text is under a header; worked out once for each text. */
export interface TextTraits {
  /** (1), 2. or 3.1: its place in a list. */
  readonly ordinal: boolean;
  readonly kind: 'unit' | 'quantity' | 'qualitative' | 'words';
  /** Longer than a name would be. */
  readonly long: boolean;
  /** Ends in a sign of percent. */
  readonly percent: boolean;
  /** Short enough that its words are looked at. */
  readonly brief: boolean;
}

export function traitsOf(text: string, reader: SenseReader): TextTraits {
  return reader.traits.get(text) ?? rememberIn(reader.traits, text, readTraits(text));
}

function readTraits(text: string): TextTraits {
  return {
    ordinal: /^\s*[(（]?\d{1,3}(?:[.．-]\d{1,2})?\s*[)）.．、]?\s*$/.test(text),
    kind: kindOf(text),
    long: text.length > 30,
    percent: /[%％‰]\s*$/.test(text),
    brief: text.length <= 60,
  };
}

function kindOf(text: string): TextTraits['kind'] {
  if (normaliseUnit(text) !== null && !/^\s*\d/.test(text)) return 'unit';
  const quantity = text.length > 40 ? 'unreadable' : readQuantity(text).kind;
  if (quantity === 'unreadable') return 'words';
  return quantity === 'qualitative' ? 'qualitative' : 'quantity';
}

/** Which of the columns' counts the words of a text add to. */
export type Says =
  | 'regions'
  | 'offices'
  | 'periods'
  | 'totals'
  | 'scopes'
  | 'names'
  | 'targets'
  | 'actuals'
  | null;

export function saysOf(text: string, reader: SenseReader): Says {
  const sense = senseOf(text, reader);
  if (sense.region !== null) return 'regions';
  if (sense.office !== null) return 'offices';
  if (sense.onlyPeriod) return 'periods';
  if (sense.total || sense.wholeArea) return 'totals';
  if (sense.scopeWord) return 'scopes';
  if ((sense.matches[0]?.score ?? 0) >= 0.75) return 'names';
  if (text.length > 10) return null;
  if (sense.roles[0] === 'target') return 'targets';
  return sense.roles[0] === 'actual' ? 'actuals' : null;
}
