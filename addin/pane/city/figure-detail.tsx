import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { shownNumber } from '#addin/actions/score/shown-number.ts';
import { differenceUnit } from '#shared/messages/trace.ts';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { CityTableRow } from '#shared/model/city-table.ts';
import type { ServerSession } from '../session/server-session.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';
import { SnapshotDetail } from './snapshot-detail.tsx';

/** Where a number of the table comes from: parts and coverage for the city, cell and receipt for a county. */
export function FigureDetail({
  row,
  region,
  names,
  session,
  digest,
  onClose,
}: {
  readonly row: CityTableRow;
  /** null = the city. */
  readonly region: string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly session: ServerSession;
  readonly digest: string | null;
  readonly onClose: () => void;
}) {
  const texts = useTexts(uiCity);
  const language = useSession((state) => state.language);
  const marks = useTexts(uiMarks);
  const shell = useTexts(uiShell);
  const { city, range, target } = row;
  const figure = region === null ? null : row.values[region];
  const lines =
    region === null && city
      ? [
          city.numerator && city.denominator ? texts.ratio(city.numerator, city.denominator) : null,
          texts.made(city.regions),
          row.missing.length
            ? texts.missingNote(row.missing.map((code) => names.get(code) ?? code).join(marks.list))
            : null,
          range ? texts.range(shownNumber(range.low), shownNumber(range.high)) : null,
          city.simpleMean ? texts.simpleMean(shownNumber(city.simpleMean)) : null,
          target ? texts.target(`${target.value}${row.unit}`) : null,
          target?.met
            ? texts.met
            : target?.gap
              ? texts.gap(`${shownNumber(target.gap, 4)}${differenceUnit(row.unit, language)}`)
              : null,
        ]
      : [
          figure?.numerator && figure.denominator ? texts.ratio(figure.numerator, figure.denominator) : null,
          figure?.rank ? texts.ranked(figure.rank) : null,
        ];
  return (
    <aside className={styles.figure} aria-label={row.indicator}>
      <header>
        <h3>
          {region === null ? texts.city : (names.get(region) ?? region)} · {row.indicator}
        </h3>
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={shell.close}
          onClick={onClose}
        />
      </header>
      <p className={styles.big}>
        {region === null ? city?.text : figure?.value}
        <small>{row.unit}</small>
      </p>
      <p className={styles.quiet}>{lines.filter(Boolean).join(marks.semicolon)}</p>
      {digest && <SnapshotDetail digest={digest} session={session} indicatorId={row.indicatorId} />}
    </aside>
  );
}
