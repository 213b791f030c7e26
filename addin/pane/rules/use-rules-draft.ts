import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftRequest, RulesDraft } from '#addin/actions/rules/draft-rules.ts';
import { findRulesSheets, onlySheets } from '#addin/actions/rules/find-rules-sheets.ts';
import type { RulesDesk } from '#addin/actions/rules/rules-desk.ts';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { usePane, useSession } from '../shell/session-context.ts';
import { openRulesDesk } from './open-rules-desk.ts';

/** Edits are gathered this long: typing across a row is one reading. */
const GATHER_MS = 250;

export interface DraftState {
  /** null until the desk has the packs in force. */
  readonly desk: RulesDesk | null;
  /** undefined = being read for the first time; null = no table. The last draft stays while the next is read. */
  readonly draft: RulesDraft | null | undefined;
  readonly sheets: readonly string[];
}

interface KnownDesk {
  readonly desk: RulesDesk;
  /** The packs it compares with; a new list when the city published something. */
  readonly packs: readonly PackSummary[];
}

/** A desk that knows the packs in force, open for as long as a screen needs it. */
function useDesk(packs: readonly PackSummary[]): KnownDesk | null {
  const { services, workbook } = usePane();
  const [desk, setDesk] = useState<RulesDesk | null>(null);
  const [known, setKnown] = useState<KnownDesk | null>(null);
  useEffect(() => {
    const opened = openRulesDesk();
    setDesk(opened);
    return () => opened.close();
  }, []);
  useEffect(() => {
    if (!desk || packs.length === 0) return;
    let current = true;
    void workbook.guarded(async () => {
      const whole = await Promise.all(packs.map(({ id, version }) => services.engine.pack(id, version)));
      await desk.keepPacks(whole.filter((pack) => pack !== null));
      if (current) setKnown({ desk, packs });
    });
    return () => {
      current = false;
    };
  }, [desk, packs, services, workbook]);
  return known;
}

/** The table of 评分标准 in the open workbook, read again whenever the workbook changes. */
export function useRulesDraft(
  choice: Pick<DraftRequest, 'sheet' | 'base'>,
  packs: readonly PackSummary[],
): DraftState {
  const { services, workbook } = usePane();
  const raw = useSession((state) => state.raw);
  const known = useDesk(packs);
  const [draft, setDraft] = useState<RulesDraft | null | undefined>(undefined);
  const sheets = useMemo(() => (raw ? findRulesSheets(raw) : []), [raw]);
  const turn = useRef(0);
  const { base } = choice;
  // A chosen sheet may be renamed or deleted meanwhile.
  const sheet = sheets.some((each) => each.name === choice.sheet) ? choice.sheet : null;
  useEffect(() => {
    if (!known || !raw) return;
    const own = ++turn.current;
    const read = setTimeout(
      () =>
        void workbook.guarded(async () => {
          const from = services.now().slice(0, 4) as PeriodId;
          const found = await known.desk.draft({ workbook: onlySheets(raw, sheets), sheet, base, from });
          if (own === turn.current) setDraft(found);
        }),
      GATHER_MS,
    );
    return () => {
      clearTimeout(read);
      turn.current++;
    };
  }, [known, raw, sheets, sheet, base, services, workbook]);
  return { desk: known?.desk ?? null, draft, sheets: sheets.map((each) => each.name) };
}
