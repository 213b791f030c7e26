import type { IndicatorId } from '../../model/brands.ts';
import type { Indicator } from '../../rule-pack/rule-pack.ts';

/** An indicator of an index that a sheet states: its name, unit and group, and nothing that nobody said. */
export const indexIndicator = (
  id: IndicatorId,
  name: string,
  unit: string,
  section: string | null,
  clause: string,
): Indicator => ({
  id,
  number: null,
  name,
  aliases: [],
  unit,
  section,
  scopes: [],
  direction: 'up',
  quantity: 'ratio',
  aggregate: 'none',
  parts: null,
  range: null,
  changeLimit: null,
  frequency: 'annual',
  required: true,
  departments: { lead: [], cooperating: [] },
  scoring: null,
  clause,
});
