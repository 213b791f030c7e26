import { Button, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Movables, PlanPlace } from '#addin/engine/engine-port.ts';
import { uiPlan } from '#shared/messages/ui/ui-plan.ts';
import type { DecimalText } from '#shared/model/brands.ts';
import { isNegative, isZero, parseExact } from '#shared/model/exact.ts';
import type { ScoreSheet } from '#shared/model/score.ts';
import { pointsToNextClass } from '#shared/plan/ways-to-points.ts';
import { useTexts } from '../shell/session-context.ts';
import { useAnswer } from '../shell/use-answer.ts';
import { usePack } from '../shell/use-packs.ts';
import { LeverLimits } from './lever-limits.tsx';
import styles from './plan.module.css';
import { WayList } from './way-list.tsx';

/** 再得 N 分: how many, within which limits, and the ways there. */
export function WaysForm({
  sheet,
  place,
  movables,
}: {
  readonly sheet: ScoreSheet;
  readonly place: PlanPlace;
  readonly movables: Movables;
}) {
  const texts = useTexts(uiPlan);
  const pack = usePack(sheet.pack.id, sheet.pack.version);
  const [points, setPoints] = useState('2');
  const [within, setWithin] = useState('20');
  const [limits, setLimits] = useState<Readonly<Record<string, string>>>({});
  const wanted = amountOf(points);
  const room = amountOf(within);
  const stated = JSON.stringify(limits);
  const ways = useAnswer(
    (engine, options) =>
      wanted && room
        ? engine.ways(options, { place, points: wanted, within: room, limits: statedLimits(limits) })
        : Promise.resolve(null),
    [place, wanted, room, stated],
  );
  const next =
    sheet.total === null ? null : pointsToNextClass(pack?.classes ?? [], sheet.total as DecimalText);
  return (
    <>
      <div className={styles.question}>
        <Amount
          label={texts.points}
          unit={texts.pointsUnit}
          value={points}
          bad={!wanted}
          onChange={setPoints}
        />
        <Amount label={texts.within} unit="%" value={within} bad={!room} onChange={setWithin} />
      </div>
      {next && next.points !== points && (
        <Button size="small" appearance="transparent" onClick={() => setPoints(next.points)}>
          {texts.toClass(next.points, next.class)}
        </Button>
      )}
      {wanted && room ? (
        <WayList ways={ways} points={wanted} />
      ) : (
        <p className={styles.quiet}>{texts.badNumber}</p>
      )}
      <LeverLimits levers={movables.levers} limits={limits} onChange={setLimits} />
    </>
  );
}

function Amount({
  label,
  unit,
  value,
  bad,
  onChange,
}: {
  readonly label: string;
  readonly unit: string;
  readonly value: string;
  readonly bad: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <span className={styles.amount}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="small"
        inputMode="decimal"
        value={value}
        aria-invalid={bad}
        onChange={(_, data) => onChange(data.value.trim())}
      />
      {unit && <span>{unit}</span>}
    </span>
  );
}

/** A number above zero, else null. */
function amountOf(text: string): DecimalText | null {
  const value = parseExact(text);
  return value && !isNegative(value) && !isZero(value) ? (text as DecimalText) : null;
}

/** 0 leaves a figure alone; what is empty or no number follows the general share. */
function statedLimits(limits: Readonly<Record<string, string>>): Record<string, DecimalText | null> {
  const stated: Record<string, DecimalText | null> = {};
  for (const [lever, text] of Object.entries(limits)) {
    const limit = parseExact(text);
    if (limit && !isNegative(limit)) stated[lever] = isZero(limit) ? null : (text as DecimalText);
  }
  return stated;
}
