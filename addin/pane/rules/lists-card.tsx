import { useState } from 'react';
import type { IssueDraft } from '#addin/actions/rules/draft-issue.ts';
import { issueList } from '#addin/actions/rules/issue-documents.ts';
import type { Published } from '#addin/actions/rules/publish-rules.ts';
import { compareLists } from '#shared/issuing/issued/compare-issued.ts';
import { uiIssue } from '#shared/messages/ui/ui-issue.ts';
import { exact, sum, toDecimalText } from '#shared/model/exact.ts';
import type { IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import type { ServerSession } from '../session/server-session.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useTexts } from '../shell/session-context.ts';
import { DifferenceList } from './difference-list.tsx';
import { SendIssue } from './send-issue.tsx';
import styles from './sheet-desk.module.css';
import type { InForce } from './use-issue-draft.ts';

/** The year's list of each unit: its points, what to look at, what changes, and the signature. */
export function ListsCard({
  draft,
  pack,
  session,
  inForce,
  onSent,
}: {
  readonly draft: IssueDraft;
  readonly pack: RulePack;
  readonly session: ServerSession | null;
  readonly inForce: InForce | null;
  readonly onSent: () => void;
}) {
  const texts = useTexts(uiIssue);
  const [document, setDocument] = useState<string | null>(null);
  const rows = draft.lists.map((read) => {
    const list = { ...read, document: document?.trim() || read.document };
    const held = inForce?.lists.find(({ list: one }) => isSameUnit(one, list)) ?? null;
    const changes = compareLists(held?.list ?? null, list);
    const same = held !== null && changes.length === 0 && held.list.document === list.document;
    return { list, held, changes, same };
  });
  const lists = rows.map(({ list }) => list);
  const due = rows.filter(({ same }) => !same);
  const publish = async (session: ServerSession): Promise<Published> => {
    let last: Published | null = null;
    for (const { list, held } of due)
      last = await issueList(await session.actor(), list, held?.digest ?? null);
    if (!last) throw new Error('no list to issue');
    return last;
  };
  return (
    <section className={styles.card} aria-label={texts.lists}>
      <h1>
        {texts.foundLists(
          lists.length,
          lists.reduce((count, { items }) => count + items.length, 0),
        )}
      </h1>
      <p className={styles.small}>
        {texts.year(lists[0]?.period ?? '')} · {texts.live}
      </p>
      <ListTable lists={lists} />
      <h3>{texts.notes}</h3>
      {draft.listNotes.length > 0 ? (
        <IssuingNotes notes={draft.listNotes} />
      ) : (
        <p className={styles.quiet}>{texts.clean}</p>
      )}
      <h3>{texts.against}</h3>
      {due.length === 0 ? (
        <p className={styles.quiet}>{texts.same}</p>
      ) : (
        <>
          {due.map(({ list, held, changes }) =>
            held && held.list.items.length > 0 ? (
              <DifferenceList key={list.region} changes={changes} unit={unitName(list, texts)} />
            ) : (
              <p key={list.region} className={styles.differences}>
                {texts.newList(unitName(list, texts))}
              </p>
            ),
          )}
          {due.length < lists.length && (
            <p className={styles.quiet}>{texts.sameLists(lists.length - due.length)}</p>
          )}
          <SendIssue
            session={session}
            pack={pack}
            document={document ?? draft.lists[0]?.document ?? ''}
            onDocument={setDocument}
            ready={inForce !== null}
            blocked={draft.listNotes.some(({ severity }) => severity === 'blocking')}
            warning={null}
            label={texts.sendLists(due.length)}
            says={texts.sentLists(due.length)}
            send={publish}
            onSent={onSent}
          />
        </>
      )}
    </section>
  );
}

function ListTable({ lists }: { readonly lists: readonly IssuedList[] }) {
  const texts = useTexts(uiIssue);
  return (
    <table className={styles.impact}>
      <thead>
        <tr>
          <th scope="col">{texts.unit}</th>
          <th scope="col">{texts.items}</th>
          <th scope="col">{texts.points}</th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.region}>
            <th scope="row">{unitName(list, texts)}</th>
            <td>{list.items.length}</td>
            <td>{toDecimalText(sum(list.items.map(({ maxPoints }) => exact(maxPoints))))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isSameUnit = (a: IssuedList, b: IssuedList): boolean => a.region === b.region && a.period === b.period;

const unitName = ({ region }: IssuedList, texts: { readonly forAll: string }): string =>
  region === null ? texts.forAll : regionName(region);
