import { Link } from '@fluentui/react-components';
import type { SupportTables } from '#shared/check/other-tables.ts';
import { supportSentence } from '#shared/messages/support.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiOtherTables } from '#shared/messages/ui/ui-other-tables.ts';
import { onScreen } from '../session/on-screen.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import styles from './other-tables.module.css';

type Line = SupportTables['lines'][number];

/** 奖补: money by who pays, then line by line with its cell and clause. */
export function SupportCard({ support }: { readonly support: SupportTables }) {
  const marks = useTexts(uiMarks);
  const { workbook } = usePane();
  const texts = useTexts(uiOtherTables);
  const language = useSession((state) => state.language);
  const amount = ({ amount, isMinimum, most, leaderMost }: Line): string => {
    if (amount === null) return texts.caseByCase(most ?? '');
    const sum = isMinimum ? texts.atLeast(amount) : amount;
    return leaderMost === null ? sum : sum + marks.bracketed(texts.leader(leaderMost));
  };
  return (
    <section className={styles.card} aria-label={texts.support}>
      <h2>{texts.support}</h2>
      <p className={styles.large}>{onScreen(supportSentence(support.byPayer, language), language)}</p>
      <p className={styles.quiet}>{support.title}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.line}</th>
            <th scope="col">{texts.amount}</th>
          </tr>
        </thead>
        <tbody>
          {support.lines.map((line) => (
            <tr key={`${line.sheet}${line.cell}${line.item}`}>
              <th scope="row">
                <Link
                  as="button"
                  aria-label={texts.locate(`${line.sheet} ${line.cell}`)}
                  onClick={() => void workbook.locate(line)}
                >
                  {line.cell}
                </Link>{' '}
                {line.name}
                <small>{line.clause}</small>
              </th>
              <td>{amount(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {support.notes.length > 0 && (
        <>
          <h3>{texts.notes}</h3>
          <IssuingNotes notes={support.notes} />
        </>
      )}
    </section>
  );
}
