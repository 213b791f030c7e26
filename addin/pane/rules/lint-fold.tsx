import { useMemo } from 'react';
import { lintRepair, lintSentence } from '#shared/messages/lint.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import { lintPack } from '#shared/rule-pack/lint-pack.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { onScreen } from '../session/on-screen.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './rules.module.css';

/** 规则体检: what is wrong, undecided or worth knowing, each with what would put it right. */
export function LintFold({ pack }: { readonly pack: RulePack }) {
  const texts = useTexts(uiRules);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const findings = useMemo(() => lintPack(pack), [pack]);
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const summary = texts.lintCount(count('error'), count('question'), count('note')) || texts.lintNone;
  return (
    <details className={styles.fold}>
      <summary>
        <strong>{texts.lint}</strong>
        <span>{summary}</span>
      </summary>
      <ul className={styles.lint}>
        {findings.map((finding, index) => {
          const repair = lintRepair(finding.code, finding.params, language);
          return (
            <li key={`${finding.code}${index}`} data-severity={finding.severity}>
              <p>{onScreen(lintSentence(finding.code, finding.params, language), language)}</p>
              {repair && <p className={styles.quiet}>{onScreen(repair, language)}</p>}
              {finding.clause && (
                <p className={styles.small}>
                  {texts.clause}
                  {marks.colon}
                  {finding.clause}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
