import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular, ChevronUp16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { findingKey } from '#addin/actions/check/finding-lists.ts';
import { findingRemedy, findingTitle } from '#shared/messages/finding-text.ts';
import { uiCheck } from '#shared/messages/ui/ui-check.ts';
import type { FindingGroup } from '#shared/validate/group-findings.ts';
import { onScreen } from '../session/on-screen.ts';
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
  const { first } = group;
  const findings = [first, ...group.others];
  const folds = findings.length > OPEN + 1;
  const shown = folds && !unfolded ? findings.slice(0, OPEN) : findings;
  return (
    <section className={styles.card} data-severity={first.severity}>
      <h2>
        <SeverityIcon severity={first.severity} />
        <span>{onScreen(findingTitle(first.code, language), language)}</span>
        <span className={styles.number}>{first.number}</span>
        {findings.length > 1 && <span className={styles.times}>{findings.length}</span>}
      </h2>
      <p className={styles.remedy}>{onScreen(findingRemedy(first.code, language), language)}</p>
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
          {unfolded ? texts.foldedLess : texts.foldedMore(findings.length - OPEN)}
        </Button>
      )}
    </section>
  );
}
