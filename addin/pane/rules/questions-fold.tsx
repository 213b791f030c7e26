import { Badge, Button, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { decideQuestion } from '#addin/actions/rules/publish-rules.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import type { Digest } from '#shared/model/brands.ts';
import type { Decision, Question, RulePack } from '#shared/rule-pack/rule-pack.ts';
import { onScreen } from '../session/on-screen.ts';
import type { ServerSession } from '../session/server-session.ts';
import { refreshGuidance } from '../shell/follow-server.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import { IssuerOnly } from './issuer-only.tsx';
import styles from './rules.module.css';

interface Answers {
  readonly digest: Digest;
  readonly decisions: readonly Decision[];
}

/** What the document leaves open, readings side by side; the issuer's answer is signed and holds for everyone. */
export function QuestionsFold({ pack }: { readonly pack: RulePack }) {
  const texts = useTexts(uiRules);
  const session = useServerSession();
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a signed answer is a reason to ask again.
  useEffect(() => {
    let current = true;
    setAnswers(null);
    void session?.server.pack(pack.id, pack.version).then(
      (found) => current && setAnswers({ digest: found.digest, decisions: found.decisions }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [session, pack, turn]);
  if (pack.questions.length === 0) return null;
  const decided = new Map(answers?.decisions.map((decision) => [decision.question, decision.option]));
  const open = pack.questions.filter((question) => !decided.has(question.id)).length;
  return (
    <details className={styles.fold}>
      <summary>
        <strong>{texts.questions}</strong>
        <span>{texts.questionCount(open, pack.questions.length)}</span>
      </summary>
      <ul className={styles.questions}>
        {pack.questions.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            pack={pack}
            answers={answers}
            decided={decided.get(question.id) ?? null}
            session={session}
            onDecided={() => setTurn(turn + 1)}
          />
        ))}
      </ul>
    </details>
  );
}

function QuestionRow({
  question,
  pack,
  answers,
  decided,
  session,
  onDecided,
}: {
  readonly question: Question;
  readonly pack: RulePack;
  readonly answers: Answers | null;
  readonly decided: string | null;
  readonly session: ServerSession | null;
  readonly onDecided: () => void;
}) {
  const { workbook, store } = usePane();
  const texts = useTexts(uiRules);
  const marks = useTexts(uiMarks);
  const language = useSession((state) => state.language);
  const inForce = decided ?? question.default;
  const [option, setOption] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const sign = () =>
    void workbook.guarded(async () => {
      if (!session || !answers || option === null) return;
      const reference = { id: pack.id, version: pack.version, digest: answers.digest };
      await decideQuestion(await session.actor(), {
        pack: reference,
        question: question.id,
        option,
        reason: reason.trim(),
      });
      store.set({ lastWrite: { token: null, says: texts.decided } });
      setOption(null);
      onDecided();
      await refreshGuidance({ store, workbook }, session, pack);
    });
  return (
    <li>
      <p>
        {onScreen(question.text[language], language)}{' '}
        <Badge appearance="outline" color={decided ? 'success' : 'warning'} size="small">
          {decided ? texts.inForce : texts.effect[question.effect]}
        </Badge>
      </p>
      <p className={styles.small}>
        {texts.clause}
        {marks.colon}
        {question.clause}
      </p>
      <RadioGroup
        value={option ?? inForce ?? ''}
        onChange={(_, data) => setOption(data.value)}
        aria-label={onScreen(question.text[language], language)}
      >
        {question.options.map((each) => (
          <Radio key={each.id} value={each.id} label={onScreen(each.label[language], language)} />
        ))}
      </RadioGroup>
      {option !== null && option !== decided && session && (
        <IssuerOnly session={session}>
          <Field label={texts.decideReason} size="small" required>
            <Textarea rows={2} value={reason} onChange={(_, data) => setReason(data.value)} />
          </Field>
          <Button
            size="small"
            appearance="primary"
            disabled={reason.trim() === '' || !answers}
            onClick={sign}
          >
            {texts.decide}
          </Button>
        </IssuerOnly>
      )}
    </li>
  );
}
