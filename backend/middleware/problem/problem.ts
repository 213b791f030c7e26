import type { ErrorHandler } from 'hono';
import type { Problem } from '#shared/contract/problem.ts';
import { Refusal } from '#shared/contract/refusal.ts';
import { REFUSAL_STATUS } from '#shared/contract/refusal-codes.ts';
import { refusalText } from '#shared/messages/refusals.ts';
import type { AppContext, AppEnvironment } from '../../app-environment.ts';
import { StorageFailure } from '../../storage/storage-failure.ts';

/** The one handler of all failures: a refusal becomes problem+json, anything else is a bug, told by its request id only. */
export const problemOf =
  (report: (error: unknown, requestId: string) => void): ErrorHandler<AppEnvironment> =>
  (error, context) => {
    const requestId = context.get('requestId') ?? '';
    if (error instanceof Refusal) return answerProblem(context, error);
    // Nothing was taken in, and nothing was acknowledged: the sender keeps it and tries again.
    if (error instanceof StorageFailure) {
      report(error, requestId);
      return answerProblem(context, new Refusal('not-ready', {}, error));
    }
    report(error, requestId);
    return answerProblem(context, new Refusal('internal', { request: requestId }, error));
  };

/** RFC 9457: code and params for programs, one sentence and its remedy for people, in their language. */
export function answerProblem(context: AppContext, { code, params }: Refusal): Response {
  const status = REFUSAL_STATUS[code];
  const language = context.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'zh';
  const { sentence, remedy } = refusalText(code, params, language);
  const problem: Problem = {
    type: `urn:kezhi:problem:${code}`,
    title: sentence,
    status,
    detail: remedy,
    code,
    params: { ...params },
    instance: `urn:kezhi:request:${context.get('requestId') ?? ''}`,
  };
  if (status === 401) context.header('www-authenticate', 'Bearer');
  if (code === 'rate-limited') context.header('retry-after', String(params.seconds));
  context.header('content-type', 'application/problem+json; charset=utf-8');
  return context.body(JSON.stringify(problem), status);
}
