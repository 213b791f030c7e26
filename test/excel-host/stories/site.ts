import { startSite } from '#test/journeys/start-site.ts';

/** The real server on an empty data folder, and its one-time codes. */
export interface Site {
  readonly url: string;
  code(role: string, region?: string): Promise<string>;
  stop(): Promise<void>;
}

/** Pane and page around it are two sites, as in Excel on the web. */
export async function openSite(): Promise<Site> {
  const { url, stop } = await startSite();
  return {
    url,
    stop,
    code: async (role, region) => {
      const answer = await fetch(`${url}/api/v1/site`);
      const { demonstrationCodes: codes } = (await answer.json()) as {
        demonstrationCodes: { code: string; role: string; region: string }[];
      };
      const found = codes.find((each) => each.role === role && (!region || each.region === region));
      if (!found) throw new Error(`no code for ${role} ${region ?? ''}`);
      return found.code;
    },
  };
}
