import type { HttpBindings } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { EnrolmentRecord } from './storage/records.ts';

/** What middleware puts on a request for those after it. */
export interface AppEnvironment {
  readonly Bindings: Partial<HttpBindings>;
  readonly Variables: {
    requestId: string;
    remoteAddress: string;
    enrolment: EnrolmentRecord;
  };
}

export type App = OpenAPIHono<AppEnvironment>;
export type AppContext = Context<AppEnvironment>;
