import { useState } from 'react';
import { compareLists, type ListChange } from '#addin/actions/compare-issued.ts';
import type { IssueDraft } from '#addin/actions/draft-issue.ts';
import { issueList } from '#addin/actions/issue-documents.ts';
import type { Published } from '#addin/actions/publish-rules.ts';
import { uiIssue } from '#shared/messages/ui-issue.ts';
import { exact, sum, toDecimalText } from '#shared/model/exact.ts';
import type { IssuedItem, IssuedList, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import type { ServerSession } from '../session/server-session.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useTexts } from '../shell/session-context.ts';
import { DifferenceList } from './difference-list.tsx';
import { SendIssue } from './send-issue.tsx';
import styles from './sheet-desk.module.css';
import type { InForce } from './use-issue-draft.ts';

type Texts = (typeof uiIssue)['zh'];

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
  const held = inForce?.lists ?? [];
  const lists = draft.lists.map((list) => ({ ...list, document: document?.trim() || list.document }));
  const changes = compareLists(
    held.map(({ list }) => list),
    lists,
  );
  const due = lists.filter((_, index) => changes[index]?.state !== 'same');
  const publish = async (session: ServerSession): Promise<Published> => {
    let last: Published | null = null;
    for (const list of due) {
      const before = held.find(({ list: one }) => one.region === list.region && one.period === list.period);
      last = await issueList(await session.actor(), list, before?.digest ?? null);
    }
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
          <DifferenceList lines={changes.flatMap((change) => changeLines(change, texts))} />
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
            <th scope="row">{list.region === null ? texts.forAll : regionName(list.region)}</th>
            <td>{list.items.length}</td>
            <td>{toDecimalText(sum(list.items.map(({ maxPoints }) => exact(maxPoints))))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function changeLines({ region, state, items }: ListChange, texts: Texts): readonly string[] {
  const unit = region === null ? texts.forAll : regionName(region);
  if (state === 'new') return [texts.newList(unit)];
  return items.map(({ name, before, after }) => {
    const what = `${unit} ${name}`;
    if (!before) return texts.added(what, after ? itemText(after, texts) : '');
    if (!after) return texts.removed(what, itemText(before, texts));
    const [was, is] = [itemText(before, texts), itemText(after, texts)];
    return was === is ? `${what}：${texts.onlyText}` : texts.changed(what, was, is);
  });
}

const itemText = ({ maxPoints, target, unit }: IssuedItem, texts: Texts): string =>
  texts.item(maxPoints, target === null ? '' : `${target}${unit}`);
