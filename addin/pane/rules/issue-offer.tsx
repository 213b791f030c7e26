import { Button } from '@fluentui/react-components';
import { beijingTime } from '#addin/actions/beijing-time.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import styles from './sheet-desk.module.css';
import { type InForce, useInForce } from './use-issue-draft.ts';

/** What was issued for a pack, and the way to issue more from the open workbook. */
export function IssueOffer({ pack, onLook }: { readonly pack: RulePack; readonly onLook: () => void }) {
  const texts = useTexts(uiIssue);
  const isOpen = useSession((state) => state.raw !== null);
  const known = useInForce(useServerSession(), pack, null);
  return (
    <details className={styles.fold}>
      <summary>
        <strong>{texts.title}</strong>
        {known && <span>{known.targets.length + known.lists.length > 0 ? texts.inForce : ''}</span>}
      </summary>
      <p className={styles.quiet}>{texts.why}</p>
      {known && <InForceLines known={known} />}
      {isOpen ? (
        <div className={styles.actions}>
          <Button size="small" onClick={onLook}>
            {texts.look}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>{texts.noWorkbook}</p>
      )}
    </details>
  );
}

function InForceLines({ known }: { readonly known: InForce }) {
  const texts = useTexts(uiIssue);
  const lists = known.lists.filter(({ list }) => list.items.length > 0);
  const years = [...new Set(lists.map(({ list }) => list.period))];
  const targets = known.targets.filter((each) => each.targets.targets.length > 0);
  if (targets.length + lists.length === 0) return <p className={styles.quiet}>{texts.noneInForce}</p>;
  return (
    <ul className={styles.differences}>
      {targets.map(({ targets, digest, issuedAt }) => (
        <li key={digest}>
          {texts.targetsInForce(
            targets.document,
            new Set(targets.targets.map(({ region }) => region)).size,
            new Set(targets.targets.map(({ indicatorId }) => indicatorId)).size,
            beijingTime(issuedAt),
          )}
        </li>
      ))}
      {years.map((year) => {
        const own = lists.filter(({ list }) => list.period === year);
        const last = own
          .map(({ issuedAt }) => issuedAt)
          .sort()
          .at(-1);
        return <li key={year}>{texts.listsInForce(year, own.length, beijingTime(last ?? ''))}</li>;
      })}
    </ul>
  );
}
