import { Button } from '@fluentui/react-components';
import { TableSimple20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import { findRulesSheets } from '#addin/actions/rules/find-rules-sheets.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { exportRules } from './export-rules.ts';
import styles from './sheet-desk.module.css';

/** The way from a sheet to rules and back: offered where the open workbook holds a table of standards. */
export function SheetOffer({ pack, onRead }: { readonly pack: RulePack; readonly onRead: () => void }) {
  const pane = usePane();
  const texts = useTexts(uiRulesSheet);
  const raw = useSession((state) => state.raw);
  const host = useSession((state) => state.host);
  const [first] = useMemo(() => (raw ? findRulesSheets(raw) : []), [raw]);
  return (
    <section className={styles.offer}>
      {first ? (
        <p>
          <TableSimple20Regular aria-hidden="true" />
          <span>{texts.offer(first.name)}</span>
        </p>
      ) : (
        <p className={styles.quiet}>{raw ? texts.noTable : texts.noWorkbook}</p>
      )}
      {raw && (
        <div className={styles.actions}>
          {first && (
            <Button size="small" appearance="primary" onClick={onRead}>
              {texts.read}
            </Button>
          )}
          {host?.capabilities.addSheets && (
            <Button size="small" onClick={() => void exportRules(pane, pack)}>
              {texts.export}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
