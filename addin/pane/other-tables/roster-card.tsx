import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useRef } from 'react';
import type { CheckedRoster } from '#shared/check/roster-of-workbook.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiOtherTables } from '#shared/messages/ui/ui-other-tables.ts';
import type { RawWorkbook } from '#shared/workbook/raw-workbook.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './other-tables.module.css';
import type { Quota } from './use-other-tables.ts';

/** 花名册 held against the rules: counts and cells, never a name. */
export function RosterCard({
  rosters,
  quota,
  onQuota,
  lastYear,
  onLastYear,
}: {
  readonly rosters: readonly CheckedRoster[];
  readonly quota: Quota;
  readonly onQuota: (quota: Quota) => void;
  readonly lastYear: RawWorkbook | null;
  readonly onLastYear: (roster: RawWorkbook | null) => void;
}) {
  const texts = useTexts(uiOtherTables);
  return (
    <section className={styles.card} aria-label={texts.roster}>
      <h2>{texts.roster}</h2>
      <p className={styles.quiet}>{texts.privacy}</p>
      <div className={styles.fields}>
        <Field label={texts.quota} size="small">
          <Input
            size="small"
            inputMode="decimal"
            contentAfter="%"
            placeholder={texts.quotaHint}
            value={quota.percent}
            onChange={(_, data) => onQuota({ ...quota, percent: data.value.trim() })}
          />
        </Field>
        <Field label={texts.rounding} size="small">
          <Select
            size="small"
            value={quota.rounding}
            onChange={(_, data) => onQuota({ ...quota, rounding: data.value as Quota['rounding'] })}
          >
            {(['down', 'half-up', 'up'] as const).map((each) => (
              <option key={each} value={each}>
                {texts.roundings[each]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <LastYear
        roster={lastYear}
        isHeld={rosters.some(({ report }) => report.stillThere !== null)}
        onRoster={onLastYear}
      />
      {rosters.map((roster) => (
        <Roster key={roster.report.sheets.join()} roster={roster} />
      ))}
    </section>
  );
}

/** Last year's file beside this one: who was 不称职 then should no longer be on it. */
function LastYear({
  roster,
  isHeld,
  onRoster,
}: {
  readonly roster: RawWorkbook | null;
  /** Whether grades of last year were found to hold this year's people against. */
  readonly isHeld: boolean;
  readonly onRoster: (roster: RawWorkbook | null) => void;
}) {
  const texts = useTexts(uiOtherTables);
  const { workbook, services } = usePane();
  const input = useRef<HTMLInputElement | null>(null);
  const read = (file: File) => workbook.guarded(async () => onRoster(await services.readFile(file)));
  return (
    <div className={styles.lastYear}>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm"
        aria-label={texts.lastYear}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      {roster ? (
        <>
          <span>{isHeld ? texts.lastYearHeld(roster.name) : texts.lastYearUnread(roster.name)}</span>
          <Button size="small" appearance="subtle" onClick={() => onRoster(null)}>
            {texts.lastYearRemove}
          </Button>
        </>
      ) : isHeld ? (
        <span>{texts.lastYearOwn}</span>
      ) : (
        <>
          <span>{texts.lastYearWhy}</span>
          <Button size="small" onClick={() => input.current?.click()}>
            {texts.lastYear}
          </Button>
        </>
      )}
    </div>
  );
}

function Roster({ roster: { report, summary, notes } }: { readonly roster: CheckedRoster }) {
  const texts = useTexts(uiOtherTables);
  const marks = useTexts(uiMarks);
  const agreeing = summary.filter(({ agrees }) => agrees).length;
  const counted = [
    [texts.kinds, report.byKind],
    [texts.services, report.byService],
    [texts.grades, report.byGrade],
    [texts.entryYears, report.byEntryYear],
  ] as const;
  return (
    <>
      <h3>
        {report.sheets.join(marks.list)}
        <span>
          {report.year !== null && `${texts.year(report.year)} · `}
          {texts.people(report.total)}
        </span>
      </h3>
      <dl className={styles.facts}>
        {counted
          .filter(([, counts]) => Object.keys(counts).length > 0)
          .map(([name, counts]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {Object.entries(counts)
                  .map(([word, count]) => `${word} ${count}`)
                  .join(marks.comma)}
              </dd>
            </div>
          ))}
      </dl>
      <ul className={styles.quiet}>
        {report.newThisYear !== null && <li>{texts.newThisYear(report.newThisYear)}</li>}
        {report.stillThere !== null && <li>{texts.stillThere(report.stillThere)}</li>}
        {report.teams.count > 0 && <li>{texts.teams(report.teams.count, report.teams.tooSmall)}</li>}
        {report.steps.map(({ step, done, missing }) => (
          <li key={step}>{texts.step(step, done, missing)}</li>
        ))}
        {agreeing > 0 && <li>{texts.agrees(agreeing)}</li>}
      </ul>
      {notes.length > 0 ? <IssuingNotes notes={notes} /> : <p className={styles.quiet}>{texts.clean}</p>}
    </>
  );
}
