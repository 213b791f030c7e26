import { Button, Field, Select, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DraftRequest, RulesDraft } from '#addin/actions/rules/draft-rules.ts';
import { tidyTable } from '#addin/actions/rules/tidy-table.ts';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import { uiRulesSheet } from '#shared/messages/ui/ui-rules-sheet.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { BackToRules } from './back-to-rules.tsx';
import { DraftLint } from './draft-lint.tsx';
import { DraftRow } from './draft-row.tsx';
import { exportRules } from './export-rules.ts';
import { OpenReadings } from './open-readings.tsx';
import styles from './sheet-desk.module.css';
import { useRulesDraft } from './use-rules-draft.ts';
import { VersionCard } from './version-card.tsx';

/** 评分标准 of the open workbook, read live: what is wrong, what is open, every row, and the version it makes. */
export function SheetDesk({
  packs,
  onBack,
}: {
  readonly packs: readonly PackSummary[];
  readonly onBack: () => void;
}) {
  const { store } = usePane();
  const texts = useTexts(uiRulesSheet);
  const [sheet, setSheet] = useState<string | null>(null);
  const [base, setBase] = useState<DraftRequest['base']>(null);
  const { desk, draft, sheets } = useRulesDraft({ sheet, base }, packs);
  const counts = draft ? countRows(draft) : null;
  const summary = counts ? texts.found(counts.all, counts.understood, counts.open) : '';
  useEffect(() => {
    if (summary) store.set({ announcement: summary });
  }, [store, summary]);
  return (
    <div className={styles.desk}>
      <BackToRules label={texts.back} onBack={onBack} />
      {draft === undefined && <Spinner size="small" label={texts.reading} />}
      {draft === null && <EmptyState says={texts.noTable} />}
      {draft && (
        <>
          <section className={styles.card}>
            <h1>{summary}</h1>
            <div className={styles.choices}>
              <Field label={texts.sheet} size="small">
                <Select size="small" value={draft.sheet} onChange={(_, data) => setSheet(data.value)}>
                  {sheets.map((name) => (
                    <option key={name}>{name}</option>
                  ))}
                </Select>
              </Field>
              <Field label={texts.continues} size="small">
                <Select
                  size="small"
                  value={draft.base?.id ?? 'new'}
                  onChange={(_, data) => setBase(data.value as NonNullable<DraftRequest['base']>)}
                >
                  <option value="new">{texts.newPack}</option>
                  {packs.map((pack) => (
                    <option key={pack.id} value={pack.id}>
                      {texts.nextOf(pack.title, pack.version)}
                    </option>
                  ))}
                </Select>
              </Field>
            </div>
            <p className={styles.small}>{texts.live}</p>
            <TidyOffer draft={draft} />
          </section>
          <DraftLint draft={draft} />
          <OpenReadings rows={draft.rows.filter((row) => row.state === 'open')} lint={draft.lint} />
          <section>
            <h2 className={styles.heading}>{texts.rows}</h2>
            <ul className={styles.rows}>
              {draft.rows.map((row) => (
                <DraftRow
                  key={`${row.sheet}${row.cell}`}
                  row={row}
                  baseVersion={draft.base?.version ?? null}
                />
              ))}
            </ul>
          </section>
          <VersionCard key={draft.pack.id} draft={draft} desk={desk} />
        </>
      )}
    </div>
  );
}

const countRows = ({ rows }: RulesDraft) => ({
  all: rows.length,
  understood: rows.filter((row) => row.ok || row.state === 'kept').length,
  open: rows.filter((row) => row.state === 'open').length,
});

/** A pasted text without columns is made a table beside it; any other draft may be written out as a sheet. */
function TidyOffer({ draft }: { readonly draft: RulesDraft }) {
  const pane = usePane();
  const texts = useTexts(uiRulesSheet);
  const host = useSession((state) => state.host);
  const sheet = useSession((state) => state.raw?.sheets.find((one) => one.name === draft.sheet));
  if (sheet && host?.capabilities.write && draft.rows.some((row) => row.text !== '' && !row.editable))
    return (
      <>
        <p className={styles.quiet}>{texts.scattered}</p>
        <div className={styles.actions}>
          <Button
            size="small"
            appearance="primary"
            onClick={() => void pane.workbook.adopt(tidyTable(draft.pack, sheet))}
          >
            {texts.tidy}
          </Button>
        </div>
      </>
    );
  if (!host?.capabilities.addSheets) return <p className={styles.quiet}>{texts.noSheets}</p>;
  return (
    <div className={styles.actions}>
      <Button size="small" onClick={() => void exportRules(pane, draft.pack)}>
        {texts.export}
      </Button>
    </div>
  );
}
