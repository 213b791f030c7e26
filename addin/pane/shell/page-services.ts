import { openEngine } from '#addin/engine/open-engine.ts';
import { openMemory } from '#addin/memory/open-memory.ts';
import type { ServerSession } from '../session/server-session.ts';
import type { Services } from '../session/services.ts';
import { type OfficeThemeHint, preferredAppearance } from '../theme/preferred-appearance.ts';
import type { Appearance } from '../theme/themes.ts';

/** The adapters behind a page of the product: worker, browser storage, the server of this origin. */
export async function pageServices(): Promise<Services> {
  const memory = await openMemory();
  let session: Promise<ServerSession> | null = null;
  const services: Services = {
    engine: openEngine(),
    memory,
    readFile: async (file) => {
      const { openFile } = await import('#addin/hosts/file/open-file.ts');
      const opened = await openFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      try {
        return await opened.read();
      } finally {
        opened.close();
      }
    },
    now: () => new Date().toISOString(),
    connect: () => {
      session ??= import('../session/server-session.ts').then(async ({ openServerSession }) => {
        const opened = await openServerSession(services);
        await opened.refresh();
        return opened;
      });
      return session;
    },
  };
  return services;
}

export const pageAppearance = (hint: OfficeThemeHint | undefined): Appearance =>
  preferredAppearance(hint, (query) => matchMedia(query).matches);
