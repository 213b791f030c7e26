import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import type { PackId } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import { BackToRules } from './back-to-rules.tsx';
import { ListsCard } from './lists-card.tsx';
import styles from './sheet-desk.module.css';
import { TargetsCard } from './targets-card.tsx';
import { useInForce, useIssueDraft } from './use-issue-draft.ts';

/** 分解表 and 责任清单 of the open workbook: looked at, held against what is in force, signed and sent to the counties. */
export function IssueDesk({
  pack,
  packs,
  onPack,
  onBack,
}: {
  readonly pack: RulePack;
  readonly packs: readonly PackSummary[];
  readonly onPack: (pack: PackId) => void;
  readonly onBack: () => void;
}) {
  const texts = useTexts(uiIssue);
  const session = useServerSession();
  const draft = useIssueDraft(pack, packs);
  const workbook = useSession((state) => state.raw?.name ?? '');
  /** The workbook whose list shall be taken for targets all the same; another one is asked about anew. */
  const [asTargets, setAsTargets] = useState<string | null>(null);
  const [sent, setSent] = useState(0);
  const inForce = useInForce(session, pack, sent);
  const elsewhere = asTargets === workbook ? null : draft?.elsewhere;
  const about = { pack, session, inForce, onSent: () => setSent(sent + 1) };
  return (
    <div className={styles.desk}>
      <BackToRules label={texts.back} onBack={onBack} />
      <p className={styles.quiet}>{pack.title}</p>
      {draft === undefined && <Spinner size="small" label={texts.reading} />}
      {elsewhere ? (
        <EmptyState
          says={texts.listElsewhere(elsewhere.units, elsewhere.items)}
          next={texts.listElsewhereNext(elsewhere.title)}
        >
          <Button appearance="primary" onClick={() => onPack(elsewhere.pack)}>
            {texts.asList}
          </Button>
          {draft?.targets && <Button onClick={() => setAsTargets(workbook)}>{texts.asTargets}</Button>}
        </EmptyState>
      ) : (
        draft !== undefined &&
        !draft?.targets &&
        !draft?.lists.length && <EmptyState says={texts.nothing} next={texts.nothingNext} />
      )}
      {draft && draft.lists.length > 0 && <ListsCard draft={draft} {...about} />}
      {draft?.targets && !elsewhere && <TargetsCard issued={draft.targets} draft={draft} {...about} />}
    </div>
  );
}
