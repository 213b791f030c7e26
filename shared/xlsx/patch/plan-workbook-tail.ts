import { insertInto, type PackagePlan, planSplice } from '../package/package-plan.ts';
import type { WorkbookParts } from '../package/workbook-parts.ts';
import { childOf } from '../xml/xml-element.ts';

/** What may stand before `<definedNames>` and `<calcPr>` in a workbook (ECMA-376 part 1, 18.2.27). */
const BEFORE_NAMES = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'absPath',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
];

/** Defined names and calculation settings, both in one go since they may be inserted at one place. */
export function planWorkbookTail(
  plan: PackagePlan,
  parts: WorkbookParts,
  names: string,
  recalculate: boolean,
): void {
  const { root, text, part } = parts;
  const { prefix } = root;
  const place = (allowed: readonly string[]): number =>
    root.children.findLast(({ name }) => allowed.includes(name))?.end ?? root.innerStart;
  const list = childOf(root, 'definedNames');
  if (names !== '') {
    if (list) planSplice(plan, part, insertInto(text, list, names));
    else {
      const at = place(BEFORE_NAMES);
      planSplice(plan, part, {
        start: at,
        end: at,
        text: `<${prefix}definedNames>${names}</${prefix}definedNames>`,
      });
    }
  }
  if (recalculate) planRecalculation(plan, parts, place([...BEFORE_NAMES, 'definedNames']));
}

/** Tells programs to compute all formulas when they open the file. */
function planRecalculation(plan: PackagePlan, { root, text, part }: WorkbookParts, at: number): void {
  const settings = childOf(root, 'calcPr');
  if (!settings) {
    planSplice(plan, part, { start: at, end: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` });
    return;
  }
  const tag = text.slice(settings.start, settings.innerStart);
  const flag = /\sfullCalcOnLoad\s*=\s*["']\w*["']/.exec(tag);
  const start = flag ? settings.start + flag.index : settings.start + `<${settings.prefix}calcPr`.length;
  planSplice(plan, part, { start, end: flag ? start + flag[0].length : start, text: ' fullCalcOnLoad="1"' });
}
