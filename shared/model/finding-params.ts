import type { FindingCode } from './finding.ts';

/** Optional text of a finding's sentence; the sentence leaves the clause out when it is absent. */
type Maybe<Name extends string> = { readonly [Key in Name]?: string };
type Always<Name extends string> = { readonly [Key in Name]: string };

/** What every finding about a cell may say: `value` is what the cell says (bound by a 说明), `unit` its unit. */
type Cell = Maybe<'value' | 'unit'>;

/**
 * The figures of each finding's sentence, as decimal text. A rule and its sentence agree through this table:
 * one that forgets a figure, or a code without a row, doesn't compile.
 */
export interface FindingParams {
  'required-missing': Cell & Maybe<'computed'>;
  'not-yet-available': Cell & Always<'said'>;
  'not-a-number': Cell & Always<'said'>;
  'text-number': Cell & Always<'said' | 'understood'>;
  'formula-error': Cell & Always<'said'>;
  'formula-unevaluated': Cell & Always<'formula'>;
  'out-of-range': Cell & Always<'limit' | 'side'> & Maybe<'reason' | 'score' | 'what'>;
  'negative-count': Cell & Always<'count'>;
  'non-integer-count': Cell & Always<'count'>;
  'percent-scale': Cell & Always<'typed' | 'right' | 'direction' | 'proof'> & Maybe<'reference'>;
  'unit-slip': Cell &
    Always<'typed' | 'right' | 'power' | 'direction' | 'proof'> &
    Maybe<'reference' | 'typedUnit' | 'likelyUnit'>;
  'ratio-mismatch': Cell &
    Always<'typed' | 'numerator' | 'denominator' | 'computed'> &
    Maybe<'factorText' | 'slip'>;
  'part-exceeds-whole': Cell &
    Always<'part' | 'whole'> &
    Maybe<'partName' | 'wholeName' | 'swappedRatio' | 'target' | 'gap' | 'gapSide' | 'gapUnit'>;
  'sum-mismatch': Cell &
    Always<'total' | 'sum' | 'count' | 'difference' | 'relation'> &
    Maybe<'rounding' | 'missing' | 'slip' | 'leftOut' | 'notInFormula'>;
  'cross-table-mismatch': Cell &
    Always<'here' | 'there' | 'thereSheet' | 'thereCell'> &
    Maybe<'thereFile' | 'hidden'>;
  'year-jump': Cell &
    Always<'now' | 'before' | 'beforePeriod' | 'change' | 'limit'> &
    Maybe<'reason' | 'times'>;
  'target-below-baseline': Cell & Always<'target' | 'baseline' | 'baselinePeriod' | 'direction'>;
  'target-altered': Cell & Always<'target' | 'issued' | 'document' | 'source'>;
  'list-altered': Cell & Always<'what' | 'printed' | 'issued' | 'document'>;
  'below-target': Cell &
    Always<'actual' | 'target' | 'gap' | 'gapUnit' | 'direction'> &
    Maybe<
      | 'attainment'
      | 'elapsed'
      | 'pace'
      | 'paceSide'
      | 'typed'
      | 'typedUnit'
      | 'money'
      | 'moneyUnit'
      | 'targetSource'
    >;
  'duplicate-indicator': Cell & Always<'here' | 'there' | 'thereCell'>;
  'ledger-count-mismatch': Cell &
    Always<'reported' | 'rows' | 'ledgerSheet' | 'ledgerRange' | 'difference'> &
    Maybe<'filter' | 'repeated' | 'distinct' | 'repeatedRow' | 'firstRow'>;
  'hard-coded-ratio': Cell & Always<'numeratorCell' | 'denominatorCell'>;
  'self-score-mismatch': Cell & Always<'typed' | 'computed' | 'printed'>;
  'indicator-unplaced': Cell & Always<'text'>;
  'hidden-content': Cell & Always<'what'> & Maybe<'at'>;
  outlier: Cell & Always<'typed' | 'median' | 'deviation' | 'times' | 'peers'>;
  'parts-swapped': Cell & Always<'numerator' | 'denominator' | 'swappedRatio'>;
  'reported-none': Cell & Always<'said'>;
  'cumulative-decrease': Cell & Always<'now' | 'before' | 'beforePeriod' | 'difference'>;
}

/** Holds only while every code has its row: a missing one makes this type an error where it is used. */
export type ParamsOf<Code extends FindingCode> = FindingParams[Code];
