import type { SignedCityTable } from '#shared/contract/city-table-schema.ts';
import type { Period } from '#shared/contract/period-schema.ts';
import type { Language } from '#shared/messages/language.ts';
import { rankingReason } from '#shared/messages/standing.ts';
import { differenceUnit } from '#shared/messages/trace.ts';
import { uiBulletin } from '#shared/messages/ui/ui-bulletin.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import type { CityTableRow } from '#shared/model/city-table.ts';
import { periodText } from '#shared/model/period.ts';
import { deadlineText } from '../beijing-time.ts';
import { shownNumber } from '../score/shown-number.ts';
import { changeSince, placesGained } from './since-previous.ts';

const names = (regions: readonly { readonly name: string }[], language: Language): string =>
  regions.map((each) => each.name).join(uiMarks[language].list);
const heard = (state: string | null): boolean =>
  state === 'received' || state === 'accepted' || state === 'awaiting-cosign';

/** 催报文字: who is missing, who has it back, until when. */
export function reminderText(
  table: SignedCityTable,
  packTitle: string,
  period: Period | null,
  language: Language,
): string {
  const texts = uiBulletin[language];
  const missing = table.regions.filter((region) => !heard(region.state) && region.state !== 'returned');
  const returned = table.regions.filter((region) => region.state === 'returned');
  if (missing.length + returned.length === 0) return texts.remindNone;
  return [
    texts.remindTitle(packTitle, periodText(table.period)),
    missing.length ? texts.remindMissing(names(missing, language)) : null,
    returned.length ? texts.remindReturned(names(returned, language)) : null,
    period?.deadlineAt ? texts.remindDeadline(deadlineText(period.deadlineAt)) : texts.remindNoDeadline,
  ]
    .filter(Boolean)
    .join('\n');
}

/** A figure with its unit; percentages without a space, as a bulletin prints them. */
const figureText = (value: string, unit: string): string => `${value}${unit}`;

/** 通报稿: submission, figures against targets, ranks. Ranks are withheld while rules are open. */
export function bulletinText(
  table: SignedCityTable,
  packTitle: string,
  language: Language,
  previous: SignedCityTable | null = null,
): string {
  const texts = uiBulletin[language];
  const present = table.regions.filter((region) => heard(region.state));
  const late = present.filter((region) => region.late);
  const missing = table.regions.filter((region) => !heard(region.state));
  const opening =
    texts.submitted(present.length, table.regions.length) +
    (late.length ? texts.late(names(late, language)) : '') +
    (missing.length ? texts.missing(names(missing, language)) : '') +
    texts.stop;
  const figures = table.indicators.flatMap((row) => figureLine(row, previous, language) ?? []);
  const ranked = table.regions.filter((region) => region.rank !== null).sort((a, b) => a.rank! - b.rank!);
  const ranks =
    table.ranking.state === 'provisional'
      ? [texts.provisional(table.ranking.reasons.map((one) => rankingReason(one, language)).join(';'))]
      : ranked.map((region) => {
          const places = placesGained(table, previous, region.region);
          const moved = places === null ? '' : texts.moved(places);
          return texts.rank(region.rank!, region.name, region.total ?? '') + moved + texts.stop;
        });
  return [
    texts.title(periodText(table.period), packTitle),
    opening,
    ...(figures.length ? [texts.figures, ...figures] : []),
    ...(ranks.length ? [texts.ranks, ...ranks] : []),
    texts.rounding,
  ].join('\n');
}

function figureLine(row: CityTableRow, previous: SignedCityTable | null, language: Language): string | null {
  const texts = uiBulletin[language];
  if (!row.city) return null;
  const name = row.scope ? row.indicator + uiMarks[language].bracketed(row.scope) : row.indicator;
  const value = figureText(row.city.text, row.unit) + changeText(row, previous, language);
  if (!row.target) return texts.plain(name, value);
  const target = figureText(row.target.value, row.unit);
  if (row.target.met || row.target.gap === null) return texts.met(name, value, target);
  // Four places: a small gap must not be told as none.
  const short = shownNumber(row.target.gap, 4);
  const gap = row.unit === '%' ? `${short} ${differenceUnit('%', language)}` : figureText(short, row.unit);
  return texts.below(name, value, target, gap);
}

/** `，比上期提高 0.05 个百分点`; empty where there is nothing to compare with. */
function changeText(row: CityTableRow, previous: SignedCityTable | null, language: Language): string {
  const texts = uiBulletin[language];
  const change = changeSince(row, previous);
  if (!change) return '';
  const size = change.amount.replace('-', '');
  if (!/[1-9]/.test(size)) return texts.same;
  const down = change.amount.startsWith('-');
  return change.kind === 'points' ? texts.movedPoints(size, down) : texts.grown(size, down);
}
