import { decisionPayload } from '#shared/contract/pack-schema.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { readCompactJws } from '#shared/signing/compact-jws.ts';
import type { DecisionRecord, IssuedRecord } from '../../storage/records.ts';
import type { Store } from '../../storage/store.ts';
import { jsonOf } from '../open-signed.ts';
import type { Ports } from '../ports.ts';
import type { PackRules } from './pack-library.ts';

/** An answer to a question, and from which place in the log on it held. */
export interface DecisionEvent extends DecisionRecord {
  readonly sequence: number;
}

const PAGE = 500;

/** Every answer that was ever signed, in the order of the log. */
export async function readDecisions(store: Store): Promise<readonly DecisionEvent[]> {
  const events: DecisionEvent[] = [];
  let last = 0;
  for (;;) {
    const page = await store.read.log.originals('kezhi-decision/1', last, PAGE);
    for (const { sequence, jws, kid, at } of page) {
      const payload = readCompactJws(jws)?.payload ?? new Uint8Array();
      const { pack, decisions } = decisionPayload.parse(jsonOf(payload));
      for (const { question, option } of decisions)
        events.push({ sequence, pack: pack.id, version: pack.version, question, option, kid, at });
    }
    last = page.at(-1)?.sequence ?? last;
    if (page.length < PAGE) return events;
  }
}

/**
 * The rules under which a submission was scored: those that its row names, wherever they stood in the log before it. Where
 * the row names none any more (points were entered since), those that were in force when it came.
 */
export async function rulesThen(
  ports: Ports,
  decisions: readonly DecisionEvent[],
  pack: RulePack,
  of: { readonly sequence: number; readonly rules: string },
): Promise<PackRules> {
  const own = decisions.filter((one) => one.pack === pack.id && one.version === pack.version);
  const issued = await ports.memory.recall(`issued for ${pack.id}`, () =>
    ports.store.read.packs.issued(pack.id),
  );
  const changes = [...own, ...issued].map(({ sequence }) => sequence).filter((at) => at < of.sequence);
  const times = [...new Set([0, ...changes])].sort((a, b) => b - a);
  let newest: PackRules | null = null;
  for (const time of times) {
    const rules = await rulesAt(ports, own, issued, pack, time);
    if (rules.digest === of.rules) return rules;
    newest ??= rules;
  }
  return newest ?? ports.packs.rules(pack);
}

const rulesAt = (
  ports: Ports,
  own: readonly DecisionEvent[],
  issued: readonly IssuedRecord[],
  pack: RulePack,
  time: number,
): Promise<PackRules> =>
  ports.memory.recall(`rules ${pack.id} ${pack.version} at ${time}`, () => {
    const answers = own.filter(({ sequence }) => sequence <= time);
    const last = new Map(answers.map((one) => [one.question, one]));
    const decided = [...last.values()].sort((a, b) => (a.question < b.question ? -1 : 1));
    return ports.packs.rules(pack, { decided, issued: issued.filter(({ sequence }) => sequence <= time) });
  });
