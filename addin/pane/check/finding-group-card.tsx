import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { findingTitle } from '#addin/actions/finding-words.ts';
import { type FindingGroup, findingKey } from '#addin/actions/group-findings.ts';
import { uiCheck } from '#shared/messages/ui-check.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './check.module.css';
import { FindingRow } from './finding-row.tsx';
import { SeverityIcon } from './severity-icon.tsx';

/** How many of one cause are open before the rest folds. */
const OPEN = 3;

/** Everything of one cause: its name once, then the places. */
export function FindingGroupCard({ group }: { readonly group: FindingGroup }) {
  const texts = useTexts(uiCheck);
  const language = useSession((state) => state.language);
  const [unfolded, setUnfolded] = useState(false);
  const folds = group.findings.length > OPEN + 1;
  const shown = folds && !unfolded ? group.findings.slice(0, OPEN) : group.findings;
  return (
    <section className={styles.card} data-severity={group.severity}>
      <h2>
        <SeverityIcon severity={group.severity} />
        <span>{findingTitle(group.code, language)}</span>
        <span className={styles.number}>{group.findings[0]!.number}</span>
        {group.findings.length > 1 && <span className={styles.times}>{group.findings.length}</span>}
      </h2>
      <ul>
        {shown.map((finding) => (
          <FindingRow key={findingKey(finding)} finding={finding} />
        ))}
      </ul>
      {folds && (
        <Button
          className={styles.fold}
          appearance="subtle"
          size="small"
          aria-expanded={unfolded}
          icon={unfolded ? <ChevronUp16Regular /> : <ChevronDown16Regular />}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? texts.foldedLess : texts.foldedMore(group.findings.length - OPEN)}
        </Button>
      )}
    </section>
  );
}
