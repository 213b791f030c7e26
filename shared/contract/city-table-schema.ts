import * as z from 'zod';
import type { CityTable } from '../model/city-table.ts';
import { digestText } from './primitives.ts';

/** The table as the server signed it; `jws` is a compact JWS `kezhi-city-table/1` over {site, at, table digest}. */
export const cityTableAnswer = z.looseObject({
  format: z.literal('kezhi-city-table/1'),
  pack: z.looseObject({ id: z.string(), digest: digestText }),
  period: z.string(),
  basis: z.enum(['latest', 'accepted']),
  regions: z.array(z.looseObject({ region: z.string() })),
  indicators: z.array(z.looseObject({ indicatorId: z.string() })),
  missing: z.array(z.string()),
  jws: z.string(),
}) as unknown as z.ZodType<SignedCityTable>;

export type SignedCityTable = CityTable & { readonly jws: string };
