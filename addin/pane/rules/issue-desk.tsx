import { Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import { uiIssue } from '#shared/messages/ui-issue.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import { BackToRules } from './back-to-rules.tsx';
import { ListsCard } from './lists-card.tsx';
import styles from './sheet-desk.module.css';
import { TargetsCard } from './targets-card.tsx';
import { useInForce, useIssueDraft } from './use-issue-draft.ts';

/** 分解表 and 责任清单 of the open workbook: looked at, held against what is in force, signed and sent to the counties. */
export function IssueDesk({ pack, onBack }: { readonly pack: RulePack; readonly onBack: () => void }) {
  const texts = useTexts(uiIssue);
  const session = useServerSession();
  const draft = useIssueDraft(pack);
  const [sent, setSent] = useState(0);
  const inForce = useInForce(session, pack, sent);
  const about = { pack, session, inForce, onSent: () => setSent(sent + 1) };
  return (
    <div className={styles.desk}>
      <BackToRules label={texts.back} onBack={onBack} />
      <p className={styles.quiet}>{pack.title}</p>
      {draft === undefined && <Spinner size="small" label={texts.reading} />}
      {(draft === null || (draft && draft.targets === null && draft.lists.length === 0)) && (
        <EmptyState says={texts.nothing} next={texts.nothingNext} />
      )}
      {draft && draft.lists.length > 0 && <ListsCard draft={draft} {...about} />}
      {draft?.targets && <TargetsCard issued={draft.targets} draft={draft} {...about} />}
    </div>
  );
}
