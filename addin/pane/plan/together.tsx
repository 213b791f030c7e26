import { Button, Input, Select } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MovableLever, Movables, PlanPlace } from '#addin/engine/engine-port.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { parseExact } from '#shared/model/exact.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import type { PlanChange } from '#shared/plan/apply-changes.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { Outcome } from './outcome.tsx';
import styles from './plan.module.css';

/** 几个数一起试算: amounts by what they are called, not by cells, and what they would do. */
export function Together({
  sheet,
  place,
  movables,
}: {
  readonly sheet: ScoreSheet;
  readonly place: PlanPlace;
  readonly movables: Movables;
}) {
  const { store } = usePane();
  const texts = useTexts(uiPlan);
  const planned = useSession((state) => state.planned);
  // What was planned for a sheet before may not exist on this one.
  const own = planned.filter((change) => isMovable(change, movables));
  const outcome = useAnswer(
    (engine, options) =>
      own.length === 0 ? Promise.resolve(null) : engine.whatIf(options, { place, changes: own }),
    [place, JSON.stringify(own)],
  );
  const set = (changes: readonly PlanChange[]) => store.set({ planned: changes });
  return (
    <section className={styles.together}>
      {sheet.total !== null && <h3>{texts.together}</h3>}
      <p className={styles.quiet}>{texts.notSaved}</p>
      <ul>
        {own.map((change) => (
          <li key={keyOf(change)} className={styles.lever}>
            <span>{nameOf(change, movables)}</span>
            {'lever' in change && (
              <MoreField
                lever={movables.levers.find(({ id }) => id === change.lever)!}
                add={change.add}
                onChange={(add) => set(own.map((each) => (each === change ? { ...change, add } : each)))}
              />
            )}
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={texts.removeOf(nameOf(change, movables))}
              onClick={() => set(own.filter((each) => each !== change))}
            />
          </li>
        ))}
      </ul>
      <Select
        size="small"
        aria-label={texts.chooseLabel}
        value=""
        onChange={(_, data) => {
          const added = changeOf(data.value, movables);
          if (added) set([...own, added]);
        }}
      >
        <option value="">{texts.choose}</option>
        {[...changesPossible(movables)]
          .filter((each) => !own.some((change) => keyOf(change) === keyOf(each)))
          .map((each) => (
            <option key={keyOf(each)} value={keyOf(each)}>
              {nameOf(each, movables)}
              {'lever' in each ? '' : ` · ${statementOf(each, movables)?.indicator ?? ''}`}
            </option>
          ))}
      </Select>
      {own.length > 0 && outcome && <Outcome outcome={outcome} sheet={sheet} />}
    </section>
  );
}

/** How much more; kept as typed until it is a number. */
function MoreField({
  lever,
  add,
  onChange,
}: {
  readonly lever: MovableLever;
  readonly add: string;
  readonly onChange: (add: DecimalText) => void;
}) {
  const texts = useTexts(uiPlan);
  const [typed, setTyped] = useState(add);
  const [shownFor, setShownFor] = useState(add);
  if (shownFor !== add) {
    setShownFor(add);
    setTyped(add);
  }
  return (
    <>
      <Input
        size="small"
        inputMode="decimal"
        aria-label={texts.moreOf(lever.name)}
        contentBefore={<small>{texts.more}</small>}
        value={typed}
        onChange={(_, data) => {
          const text = data.value.trim();
          setTyped(text);
          if (!parseExact(text)) return;
          setShownFor(text);
          onChange(text as DecimalText);
        }}
      />
      <span>{lever.unit}</span>
    </>
  );
}

const keyOf = (change: PlanChange): string =>
  'lever' in change ? change.lever : `${change.item}#${change.input}`;

function* changesPossible({ levers, statements }: Movables): Generator<PlanChange> {
  for (const { id } of levers) yield { lever: id, add: '0' as DecimalText };
  for (const { item, input, holds } of statements) if (!holds) yield { item, input, holds: true };
}

const changeOf = (key: string, movables: Movables): PlanChange | undefined =>
  [...changesPossible(movables)].find((change) => keyOf(change) === key);

const statementOf = (change: PlanChange, { statements }: Movables) =>
  'lever' in change
    ? undefined
    : statements.find(({ item, input }) => item === change.item && input === change.input);

const isMovable = (change: PlanChange, movables: Movables): boolean =>
  'lever' in change
    ? movables.levers.some(({ id }) => id === change.lever)
    : statementOf(change, movables) !== undefined;

const nameOf = (change: PlanChange, movables: Movables): string =>
  'lever' in change
    ? (movables.levers.find(({ id }) => id === change.lever)?.name ?? '')
    : (statementOf(change, movables)?.name ?? '');
