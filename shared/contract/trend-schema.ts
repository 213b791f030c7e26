import * as z from 'zod';

const figure = z.object({
  value: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
});

/** One indicator over periods. `city` is null where the viewer may not see all regions, or where nothing can be said for all together. */
export const trendAnswer = z.object({
  pack: z.string(),
  indicatorId: z.string(),
  indicator: z.string(),
  scope: z.string().nullable(),
  unit: z.string(),
  aggregate: z.enum(['sum', 'ratio', 'weighted', 'none']),
  periods: z.array(
    z.object({
      period: z.string(),
      city: figure.nullable(),
      /** By region code; the regions that reported nothing for the period are not among them. */
      values: z.record(z.string(), figure),
    }),
  ),
});
export type Trend = z.infer<typeof trendAnswer>;
