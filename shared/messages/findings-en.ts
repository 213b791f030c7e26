import type { FindingParams } from '../model/finding-params.ts';
import type { Catalogue } from './catalogue.ts';
import { fileName } from './file-name.ts';
import { isRange } from './is-range.ts';
import { groupedNumber as n } from './readable-number.ts';

const unit = (text: string | undefined): string => (text ? ` ${text}` : '');

const PROOF = {
  parts: 'by its parts',
  history: "beside last year's figure",
  peers: 'beside the other counties',
  target: 'beside the target',
  actual: 'beside what was reached',
  size: 'because no place of this level handles so much in a year',
  score: 'as the points typed beside it say',
} as const;
const proof = (code: string): string => PROOF[code as keyof typeof PROOF] ?? '';

const CAUSES = {
  digits: 'two digits look exchanged',
  point: 'the decimal point looks moved',
  sign: 'the sign looks wrong',
} as const;
const cause = (slip: string | undefined): string =>
  slip === undefined ? '' : `; ${CAUSES[slip as keyof typeof CAUSES] ?? ''}`;

/** What is wrong, with the figures. The cell stands before the sentence. */
export const findingsEn = {
  'required-missing': ({ computed }) =>
    computed === undefined
      ? 'must be reported and is blank'
      : `is blank; by the figures at hand it should be ${computed}`,
  'not-yet-available': ({ said }) => `says “${said}”: the figure is not out yet`,
  'not-a-number': ({ said }) =>
    isRange(said)
      ? `“${said}” is a range; one number is asked here`
      : `“${said}” cannot be understood as a quantity`,
  'text-number': ({ said, understood, unit: of }) =>
    `“${said}” is text, understood as ${n(understood)}${unit(of)}`,
  'formula-error': ({ said }) => `formula error ${said}`,
  'formula-unevaluated': ({ formula }) =>
    `the formula has no stored result and can't be evaluated here: =${formula}`,
  'out-of-range': ({ limit, side, reason, score, what, value, unit: of }) => {
    if (what === 'score')
      return side === 'above'
        ? `${score ?? ''} points exceed the item's ${limit}`
        : `${n(score ?? '')} points: points can't be negative`;
    const beyond = side === 'above' ? `is above ${limit}` : `is below ${limit}`;
    return `${n(value ?? '')}${unit(of)} ${beyond}${reason ? ` (${reason})` : ''}`;
  },
  'negative-count': ({ count, unit: of }) => `${count}${unit(of)}: a count can't be negative`,
  'non-integer-count': ({ count, unit: of }) => `${count}${unit(of)}: a count can't have decimals`,
  'percent-scale': ({ typed, right, direction, proof: by, reference }) =>
    `${typed} should be ${right} % ${proof(by)}: ${direction === 'too-small' ? 'typed as a fraction' : 'a hundred times too large'}${
      reference === undefined ? '' : ` (compare ${reference})`
    }`,
  'unit-slip': ({ typed, right, power, direction, proof: by, typedUnit, likelyUnit }) => {
    const cause =
      likelyUnit && typedUnit && likelyUnit !== typedUnit
        ? `looks like ${likelyUnit} typed in a column of ${typedUnit}`
        : `looks 10^${power} times too ${direction === 'too-large' ? 'large' : 'small'}`;
    return `${cause}; should be ${n(right)}${unit(typedUnit)} instead of ${n(typed)}, ${proof(by)}`;
  },
  'ratio-mismatch': ({ typed, numerator, denominator, computed, slip }) =>
    `${typed} typed; ${n(numerator)} ÷ ${n(denominator)} gives ${computed}${cause(slip)}`,
  'part-exceeds-whole': ({ part, whole, swappedRatio, target, gap, gapSide, gapUnit }) => {
    const names = `the part ${n(part)} is larger than the whole ${n(whole)}`;
    if (swappedRatio === undefined) return names;
    const distance =
      target === undefined || gap === undefined
        ? ''
        : `, ${n(gap)}${unit(gapUnit)} ${gapSide === 'short' ? 'short of' : 'beyond'} ${target} %`;
    return `${names}; the two look exchanged: exchanged they give ${swappedRatio} %${distance}`;
  },
  'sum-mismatch': ({
    total,
    sum,
    count,
    difference,
    relation,
    rounding,
    missing,
    slip,
    leftOut,
    notInFormula,
  }) =>
    `${relation === 'regions' ? 'the city' : 'the total'} says ${n(total)}, ${count} ${relation === 'regions' ? 'counties' : 'items'} add up to ${n(sum)}, ${n(difference)} apart${
      missing === undefined ? '' : ` (${missing} not filled)`
    }${notInFormula ? `; the formula leaves out ${notInFormula}` : leftOut ? `; just what ${leftOut} says` : cause(slip)}${rounding ? '; within rounding' : ''}`,
  'cross-table-mismatch': ({ here, there, thereSheet, thereCell, thereFile, hidden }) =>
    `${n(here)} here, ${n(there)} at ${thereFile ? `${fileName(thereFile)} ` : ''}“${thereSheet}” ${thereCell}${hidden ? ' (one of them on a hidden sheet)' : ''}`,
  'year-jump': ({ now, before, beforePeriod, change, limit, reason, unit: of }) =>
    `${n(before)}${unit(of)} in ${beforePeriod}, now ${n(now)}${unit(of)}: ${change.startsWith('-') ? '' : '+'}${change} %, beyond ${limit} %${reason ? ` (${reason})` : ''}`,
  'target-below-baseline': ({ target, baseline, baselinePeriod, direction, unit: of }) =>
    `the target ${n(target)}${unit(of)} is ${direction === 'up' ? 'below' : 'above'} the ${baselinePeriod} baseline ${n(baseline)}${unit(of)}`,
  'target-altered': ({ target, issued, document, source, unit: of }) =>
    `the target says ${n(target)}${unit(of)}, ${source === 'issued' ? 'issued was' : 'the document prints'} ${n(issued)}${unit(of)} (${document})`,
  'list-altered': ({ what, printed, issued, document }) =>
    ({
      points: `the points say ${printed}, issued were ${issued} (${document})`,
      standard: `the standard is not the one issued: “${issued}” (${document})`,
      extra: `“${printed}” is not on the issued list and gives no points (${document})`,
      missing: `on the issued list but not in this workbook: ${issued} (${document})`,
    })[what] ?? '',
  'below-target': (given) => {
    const { actual, target, gap, gapUnit, attainment, pace, paceSide, typed, typedUnit, unit: of } = given;
    const figure =
      typed && typedUnit ? `${n(typed)} ${typedUnit} = ${actual}${unit(of)}` : `${n(actual)}${unit(of)}`;
    const done = attainment === undefined ? '' : `, ${attainment} % of the target`;
    const tempo = pace === undefined ? '' : `, ${pace} percentage points ${paceSide} of the calendar`;
    const missing = gapUnit === '个百分点' ? `${gap} percentage points` : `${n(gap)}${unit(gapUnit)}`;
    const money =
      given.money === undefined ? '' : `; ${n(given.money)}${unit(given.moneyUnit)} more would reach it`;
    return `${figure}${done}${tempo}; target ${n(target)}${unit(of)}, ${missing} missing${money}`;
  },
  'duplicate-indicator': ({ here, there, thereCell }) =>
    `the same figure twice on this sheet: ${n(there)} at ${thereCell}, ${n(here)} here`,
  'ledger-count-mismatch': (given) => {
    const { reported, rows, ledgerSheet, difference, filter, repeated } = given;
    const ledger = `${n(reported)} reported, the ledger “${ledgerSheet}” has ${n(rows)} rows${filter ? ` for “${filter}”` : ''}`;
    if (repeated === undefined) return `${ledger}, ${n(difference)} apart`;
    const { distinct, repeatedRow, firstRow } = given;
    return `${ledger}, ${repeated} of them twice (row ${repeatedRow} repeats row ${firstRow}); without them ${n(distinct ?? '')}, ${n(difference)} apart`;
  },
  'hard-coded-ratio': ({ numeratorCell, denominatorCell }) =>
    `typed by hand although ${numeratorCell} and ${denominatorCell} give it; it won't follow them`,
  'self-score-mismatch': ({ printed, computed }) => `${printed} points typed, the standard gives ${computed}`,
  'indicator-unplaced': ({ text }) => `“${text}” looks like an indicator that no pack has`,
  'hidden-content': ({ what, at }) =>
    what === 'sheet' ? 'this hidden sheet was read as well' : `hidden ${what} ${at ?? ''} was read as well`,
  outlier: ({ typed, median, deviation, times, peers }) =>
    `${n(typed)}; the median of ${peers} counties is ${n(median)}, median absolute deviation ${n(deviation)}, ${times} times away`,
  'parts-swapped': ({ numerator, denominator, swappedRatio }) =>
    `${n(numerator)} and ${n(denominator)} look exchanged: exchanged they give ${swappedRatio}, as typed`,
  'reported-none': ({ said }) => `“${said}” is taken as none or not reported, not as 0`,
  'cumulative-decrease': ({ now, before, beforePeriod, difference }) =>
    `the cumulative figure ${n(now)} is ${n(difference)} less than ${n(before)} of ${beforePeriod}`,
} as const satisfies Catalogue<FindingParams>;
