import { publicationAnswer } from '#shared/contract/pack-schema.ts';
import type { Ports } from '../actions/ports.ts';
import type { Publication } from '../actions/rules/keep-publication.ts';
import type { AppContext } from '../app-environment.ts';
import { readJose } from './route.ts';

export type PublishingWork = (ports: Ports, jws: string, context: AppContext) => Promise<Publication>;

/** Answers of every route that takes something an issuer signed. */
export const PUBLICATION_ANSWERS = {
  201: { description: 'Published', schema: publicationAnswer },
  200: { description: 'Published before', schema: publicationAnswer },
};

/** Takes a signed body and answers where it came to stand in the log. */
export const publishing = (ports: Ports, work: PublishingWork) => async (context: AppContext) => {
  const { isNew, ...publication } = await work(ports, await readJose(context), context);
  return context.json(publication, isNew ? 201 : 200);
};
