import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftRequest, RulesDraft } from '#addin/actions/draft-rules.ts';
import { findRulesSheets, onlySheets } from '#addin/actions/find-rules-sheets.ts';
import type { RulesDesk } from '#addin/actions/rules-desk.ts';
import type { PeriodId } from '#shared/model/brands.ts';
import { usePane, useSession } from '../shell/session-context.ts';
import { usePacks } from '../shell/use-packs.ts';
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

/** The desk with the packs in force, opened for as long as a screen needs it. */
function useDesk(): RulesDesk | null {
  const { services, workbook } = usePane();
  const packs = usePacks();
  const [desk, setDesk] = useState<RulesDesk | null>(null);
  useEffect(() => {
    if (packs.length === 0) return;
    let current = true;
    const opened = openRulesDesk();
    void workbook.guarded(async () => {
      const whole = await Promise.all(packs.map(({ id, version }) => services.engine.pack(id, version)));
      await opened.keepPacks(whole.filter((pack) => pack !== null));
      if (current) setDesk(opened);
    });
    return () => {
      current = false;
      opened.close();
      setDesk(null);
    };
  }, [services, workbook, packs]);
  return desk;
}

/** The table of 评分标准 in the open workbook, read again whenever the workbook changes. */
export function useRulesDraft(choice: Pick<DraftRequest, 'sheet' | 'base'>): DraftState {
  const { services, workbook } = usePane();
  const raw = useSession((state) => state.raw);
  const desk = useDesk();
  const [draft, setDraft] = useState<RulesDraft | null | undefined>(undefined);
  const sheets = useMemo(() => (raw ? findRulesSheets(raw) : []), [raw]);
  const turn = useRef(0);
  const { sheet, base } = choice;
  useEffect(() => {
    if (!desk || !raw) return;
    const own = ++turn.current;
    const read = setTimeout(
      () =>
        void workbook.guarded(async () => {
          const from = services.now().slice(0, 4) as PeriodId;
          const found = await desk.draft({ workbook: onlySheets(raw, sheets), sheet, base, from });
          if (own === turn.current) setDraft(found);
        }),
      GATHER_MS,
    );
    return () => {
      clearTimeout(read);
      turn.current++;
    };
  }, [desk, raw, sheets, sheet, base, services, workbook]);
  return { desk, draft, sheets: sheets.map((each) => each.name) };
}
