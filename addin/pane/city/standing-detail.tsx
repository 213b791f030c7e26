import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { shownNumber } from '#addin/actions/score/shown-number.ts';
import { explainStanding, type Neighbour } from '#shared/aggregate/explain-standing.ts';
import { robustnessNote } from '#shared/messages/standing.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiStanding } from '#shared/messages/ui/ui-standing.ts';
import type { RegionCode } from '#shared/model/brands.ts';
import type { CityTable, CityTableRegion } from '#shared/model/city-table.ts';
import { onScreen } from '../session/on-screen.ts';
import { useSession, useTexts } from '../shell/session-context.ts';
import styles from './city.module.css';

/** Four places tell totals apart that print the same. */
const short = (points: string): string => shownNumber(points, 4);
/** Items that a person reads in a minute. */
const SHOWN = 8;
const CLOSERS = 4;

/** Why a unit stands where it stands: item by item against its neighbours, and how far that depends on the weights. */
export function StandingDetail({
  table,
  region,
  onClose,
}: {
  readonly table: CityTable;
  readonly region: RegionCode;
  readonly onClose: () => void;
}) {
  const texts = useTexts(uiStanding);
  const marks = useTexts(uiMarks);
  const shell = useTexts(uiShell);
  const language = useSession((state) => state.language);
  const standing = explainStanding(table, region);
  if (!standing) return null;
  const { region: own, equals, above, below, places } = standing;
  const { robustness } = table.ranking;
  const facts = [
    own.unscaled === null ? null : texts.unscaled(short(own.unscaled)),
    equals.length > 0 ? texts.equals(equals.map(({ name }) => name).join(marks.list)) : null,
    own.quarters.length > 0
      ? `${texts.quarters} ${own.quarters.map(({ period, total }) => `${period} ${total}`).join(marks.list)}`
      : null,
  ].filter(Boolean);
  return (
    <aside className={styles.figure} aria-label={texts.why(own.name)}>
      <header>
        <h3>{texts.why(own.name)}</h3>
        <Button
          appearance="subtle"
          size="small"
          icon={<Dismiss16Regular />}
          aria-label={shell.close}
          onClick={onClose}
        />
      </header>
      <p className={styles.big}>{texts.head(own.rank ?? 0, own.total ?? '—')}</p>
      {facts.length > 0 && <p className={styles.quiet}>{facts.join(marks.semicolon)}</p>}
      {above && <NeighbourTable neighbour={above} own={own} behind={own} heading={texts.behind} />}
      {below && <NeighbourTable neighbour={below} own={own} behind={below.region} heading={texts.ahead} />}
      {places && robustness && (
        <p className={styles.quiet}>
          {texts.stays(places.best, places.worst)}
          {onScreen(robustnessNote(robustness, language), language)}
        </p>
      )}
    </aside>
  );
}

function NeighbourTable({
  neighbour: { region: other, gap, differences, closers },
  own,
  behind,
  heading,
}: {
  readonly neighbour: Neighbour;
  readonly own: CityTableRegion;
  readonly behind: CityTableRegion;
  readonly heading: (rank: number, name: string, gap: string) => string;
}) {
  const texts = useTexts(uiStanding);
  const marks = useTexts(uiMarks);
  const signed = (points: string): string => (points.startsWith('-') ? short(points) : `+${short(points)}`);
  return (
    <div className={`${styles.detail} ${styles.standing}`}>
      <h4>{heading(other.rank ?? 0, other.name, short(gap))}</h4>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.item}</th>
            <th scope="col">{own.name}</th>
            <th scope="col">{other.name}</th>
            <th scope="col">{texts.difference}</th>
          </tr>
        </thead>
        <tbody>
          {differences.slice(0, SHOWN).map((one) => (
            <tr key={one.indicator}>
              <th scope="row">{one.indicator || texts.bonus}</th>
              <td>{short(one.own)}</td>
              <td>{short(one.other)}</td>
              <td>{signed(one.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differences.length > SHOWN && <p className={styles.quiet}>{texts.more(differences.length - SHOWN)}</p>}
      <p className={styles.quiet}>
        {closers.length === 0
          ? texts.noCloser(behind.name, short(gap))
          : texts.closers(
              behind.name,
              short(gap),
              closers
                .slice(0, CLOSERS)
                .map(({ indicator, open }) => texts.closer(indicator, short(open)))
                .join(marks.list),
            )}
      </p>
    </div>
  );
}
