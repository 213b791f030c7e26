import { Field, Input, Select } from '@fluentui/react-components';
import type { CheckedRoster } from '#shared/check/roster-of-workbook.ts';
import { uiOtherTables } from '#shared/messages/ui-other-tables.ts';
import { IssuingNotes } from '../shell/issuing-notes.tsx';
import { useTexts } from '../shell/session-context.ts';
import styles from './other-tables.module.css';
import type { Quota } from './use-other-tables.ts';

/** 花名册 held against the rules: counts and cells, never a name. */
export function RosterCard({
  rosters,
  quota,
  onQuota,
}: {
  readonly rosters: readonly CheckedRoster[];
  readonly quota: Quota;
  readonly onQuota: (quota: Quota) => void;
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
      {rosters.map((roster) => (
        <Roster key={roster.report.sheets.join()} roster={roster} />
      ))}
    </section>
  );
}

function Roster({ roster: { report, summary, notes } }: { readonly roster: CheckedRoster }) {
  const texts = useTexts(uiOtherTables);
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
        {report.sheets.join('、')}
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
                  .join('，')}
              </dd>
            </div>
          ))}
      </dl>
      <ul className={styles.quiet}>
        {report.newThisYear !== null && <li>{texts.newThisYear(report.newThisYear)}</li>}
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
