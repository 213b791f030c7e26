import { Button } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  Circle16Regular,
  ErrorCircle16Filled,
  Warning16Filled,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { deadlineText, timeLeft } from '#addin/actions/beijing-time.ts';
import type { Identity } from '#addin/actions/submit/enrol.ts';
import type { Checklist } from '#addin/actions/submit/prepare-submission.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import type { ServerSession } from '../session/server-session.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useServerState } from '../shell/use-server.ts';
import styles from './submit.module.css';

type Mark = 'done' | 'stop' | 'mind' | 'open';
const ICONS = {
  done: CheckmarkCircle16Filled,
  stop: ErrorCircle16Filled,
  mind: Warning16Filled,
  open: Circle16Regular,
};

function Line({ mark, children }: { readonly mark: Mark; readonly children: ReactNode }) {
  const Icon = ICONS[mark];
  return (
    <li data-mark={mark}>
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

/** A list that fills itself; only errors and missing explanations hold the button back. */
export function ChecklistCard({
  checklist,
  identity,
  session,
}: {
  readonly checklist: Checklist;
  readonly identity: Identity;
  readonly session: ServerSession;
}) {
  const { store, services } = usePane();
  const texts = useTexts(uiSubmit);
  const marks = useTexts(uiMarks);
  const found = useSession((state) => state.notes.choice.region ?? state.result?.recognition.region ?? null);
  const connected = useServerState(session, (state) => state.connected);
  const { checks } = texts;
  const stopped = checklist.blocking > 0 || checklist.unexplained > 0;
  const other = found !== null && found !== identity.enrolment.region;
  return (
    <section className={styles.card}>
      <header>
        <h2>{texts.checklist}</h2>
        {stopped && (
          <Button size="small" appearance="subtle" onClick={() => store.set({ tab: 'check' })}>
            {texts.toCheck}
          </Button>
        )}
      </header>
      <ul className={styles.checklist}>
        {checklist.figures === 0 && <Line mark="stop">{checks.nothing}</Line>}
        <Line mark={checklist.blocking ? 'stop' : 'done'}>
          {checklist.blocking ? checks.blocking(checklist.blocking) : checks.passed}
        </Line>
        <Line mark={checklist.unexplained ? 'stop' : 'done'}>
          {checklist.unexplained ? checks.unexplained(checklist.unexplained) : checks.explained}
        </Line>
        <Line mark={checklist.absent.length ? 'mind' : 'done'}>
          {checklist.absent.length ? checks.absent(checklist.absent.length) : checks.complete}
          {checklist.absent.length > 0 && <small>{checklist.absent.slice(0, 5).join(marks.list)}</small>}
        </Line>
        {other && (
          <Line mark="mind">
            {checks.region(identity.enrolment.regionName, regionName(found))}
            <small>{texts.otherRegion}</small>
          </Line>
        )}
        <Line mark="open">{checklist.cosign ? checks.cosign : checks.noCosign}</Line>
        <Deadline checklist={checklist} now={services.now()} />
        {connected === false && <Line mark="mind">{checks.offline}</Line>}
      </ul>
    </section>
  );
}

function Deadline({ checklist, now }: { readonly checklist: Checklist; readonly now: string }) {
  const { checks } = useTexts(uiSubmit);
  if (!checklist.open) return <Line mark="stop">{checks.closed}</Line>;
  if (checklist.deadlineAt === null) return <Line mark="open">{checks.noDeadline}</Line>;
  const left = timeLeft(checklist.deadlineAt, now);
  const text = left.past
    ? checks.past
    : left.days || left.hours
      ? checks.left(left.days, left.hours)
      : checks.leftMinutes(left.minutes);
  return (
    <Line mark={left.past ? 'mind' : 'done'}>
      {checks.deadline(text, deadlineText(checklist.deadlineAt, checks.midnight))}
    </Line>
  );
}
