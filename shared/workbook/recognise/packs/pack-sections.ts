import type { RulePack, Section } from '../../../rule-pack/rule-pack.ts';
import { normaliseName } from '../../text/name-match.ts';

/** Section of the pack that the words name by its title, or by its points in a heading (（二）…（80分）). */
export function sectionOfText(text: string, pack: RulePack, listsOnly: boolean): Section | null {
  const form = normaliseName(text.replace(/[(（]\s*\d+\s*分\s*[)）]/g, ''));
  if (form.length < 3) return null;
  const points = /[(（]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]/.exec(text)?.[1] ?? null;
  const sections = listsOnly ? pack.sections.filter((section) => isIssued(section, pack)) : pack.sections;
  return (
    sections.find((section) => {
      const title = normaliseName(section.title);
      return title.length >= 3 && (form.includes(title) || (form.length >= 4 && title.includes(form)));
    }) ??
    (points === null || listsOnly ? null : (sections.find((section) => section.maxPoints === points) ?? null))
  );
}

/** A section whose items are issued year by year has no indicators in the pack. */
export const isIssued = (section: Section, pack: RulePack): boolean =>
  section.items === 'issued' || !pack.indicators.some((indicator) => indicator.section === section.id);
