import * as z from 'zod';
import { regionCode, siteId, utcTime, wholeNumber } from './primitives.ts';

/** What anyone may know of an installation: the first thing a pane asks for. */
export const siteAnswer = z.object({
  site: siteId,
  name: z.string(),
  region: regionCode,
  /** Shown as a band across every screen: nothing entered here is real. */
  demonstration: z.boolean(),
  /** One-time codes of the demonstration; absent everywhere else. */
  demonstrationCodes: z
    .array(z.object({ code: z.string(), role: z.string(), region: regionCode, regionName: z.string() }))
    .exactOptional(),
  regions: z.array(z.object({ region: regionCode, name: z.string() })),
  engine: wholeNumber,
  version: z.string(),
  /** For the difference of clocks shown in 自检. */
  now: utcTime,
});
export type SiteAnswer = z.infer<typeof siteAnswer>;
