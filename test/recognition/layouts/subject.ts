import { allPacks } from '#shared/packs/registry.ts';
import type { Indicator, RulePack } from '#shared/rule-pack/rule-pack.ts';
import type { Dice } from './dice.ts';
import { CITIES, type City, cityOf, type Place } from './places.ts';

/** Whom a workbook is about. */
export interface Subject {
  readonly pack: RulePack;
  readonly city: City;
  /** null = the city itself. */
  readonly county: Place | null;
  /** Code of whom it is about; null where only the pack's own area is meant. */
  readonly region: string;
  readonly name: string;
}

export const packOf = (id: string): RulePack => allPacks.find((pack) => pack.id === id)!;

/** A city or one of its counties for this pack. */
export function drawSubject(
  pack: RulePack,
  dice: Dice,
  level: 'city' | 'county' | 'either' = 'either',
): Subject {
  const city = pack.area === null || pack.area === '620000' ? dice.pick(CITIES) : cityOf(pack.area);
  const county = level === 'county' || (level === 'either' && dice.once(2)) ? dice.pick(city.counties) : null;
  return { pack, city, county, region: county?.code ?? city.code, name: county?.name ?? city.name };
}

/** One line of a table: an indicator or one of its scopes. */
export interface Line {
  readonly indicator: Indicator;
  readonly scope: string | null;
  /** Scope that is written out; null where the place says it. */
  readonly saidScope: string | null;
}

/** Quantities of a pack that a report can carry. */
export const reportable = (pack: RulePack): readonly Indicator[] =>
  pack.indicators.filter((indicator) => !['choice', 'text', 'rank'].includes(indicator.quantity));

/** Lines of the indicators for a county (one scope applies) or a city (all of them). */
export function linesFor(indicators: readonly Indicator[], ofCounty: boolean): readonly Line[] {
  return indicators.flatMap((indicator): readonly Line[] => {
    if (indicator.scopes.length === 0) return [{ indicator, scope: null, saidScope: null }];
    if (ofCounty && indicator.scopes.some(({ scope }) => scope === '县区'))
      return [{ indicator, scope: '县区', saidScope: null }];
    return indicator.scopes.map(({ scope }) => ({ indicator, scope, saidScope: scope }));
  });
}
