import { useState } from 'react';
import { correctionOf } from '#addin/actions/check/correct-recognition.ts';
import type { SameTexts } from '#shared/messages/language.ts';
import { uiMarks } from '#shared/messages/ui/ui-marks.ts';
import { uiRecognition } from '#shared/messages/ui/ui-recognition.ts';
import type { IndicatorId } from '#shared/model/brands.ts';
import { periodText } from '#shared/model/period.ts';
import { type LocatedTable, READING_KINDS, type ReadingKind, type TableLine } from '#shared/model/reading.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { regionName } from '#shared/workbook/text/region-names.ts';
import { usePane, useTexts } from '../shell/session-context.ts';
import styles from './recognition.module.css';

type Texts = SameTexts<(typeof uiRecognition)['zh']>;
const IGNORE = 'ignore';

/** What a line was taken for, in words. */
function meaningOf(line: TableLine, texts: Texts, pack: RulePack | null): string {
  const parts = [
    line.indicatorId
      ? (pack?.indicators.find((each) => each.id === line.indicatorId)?.name ?? line.text)
      : null,
    line.scope,
    line.period ? periodText(line.period) : null,
    line.region ? regionName(line.region) : null,
    line.kind ? texts.kinds[line.kind] : null,
  ].filter((part) => part !== null);
  return parts.length ? parts.join(' · ') : texts.roles[line.role];
}

/** One row or column with a picker in place: the choice is kept for the words, not for the address. */
export function LineRow({
  table,
  line,
  kind,
}: {
  readonly table: LocatedTable;
  readonly line: TableLine;
  readonly kind: 'row' | 'column';
}) {
  const marks = useTexts(uiMarks);
  const { workbook, services } = usePane();
  const texts = useTexts(uiRecognition);
  const [pack, setPack] = useState<RulePack | null>(null);
  const [changing, setChanging] = useState(false);
  const ofIndicators = line.role === 'indicator' || (kind === 'row' && line.role === 'unknown');
  const begin = async () => {
    if (table.pack) setPack(await services.engine.pack(table.pack));
    setChanging(true);
  };
  const choose = (value: string) => {
    setChanging(false);
    if (value === '') return;
    const meaning =
      value === IGNORE
        ? ofIndicators
          ? { indicatorId: null }
          : { kind: 'ignore' as const }
        : ofIndicators
          ? { indicatorId: value as IndicatorId }
          : { kind: value as ReadingKind };
    void workbook.correct(correctionOf(table, line, kind, meaning));
  };
  return (
    <li data-sure={line.sure}>
      <span className={styles.at}>{line.at}</span>
      <span className={styles.text}>{line.text}</span>
      {changing ? (
        <select
          className={styles.choice}
          // biome-ignore lint/a11y/noAutofocus: the person just asked for this field.
          autoFocus
          aria-label={texts.asWhat(line.text)}
          defaultValue=""
          onChange={(event) => choose(event.target.value)}
          onBlur={() => setChanging(false)}
          onKeyDown={(event) => event.key === 'Escape' && setChanging(false)}
        >
          <option value="">{texts.asWhat(line.text)}…</option>
          {ofIndicators
            ? pack?.indicators.map((indicator) => (
                <option key={indicator.id} value={indicator.id}>
                  {indicator.number ? `${indicator.number} ` : ''}
                  {indicator.name}
                </option>
              ))
            : READING_KINDS.map((each) => (
                <option key={each} value={each}>
                  {texts.kinds[each]}
                </option>
              ))}
          <option value={IGNORE}>{texts.ignore}</option>
        </select>
      ) : (
        <button
          type="button"
          className={styles.meaning}
          aria-label={`${line.text}${marks.colon}${meaningOf(line, texts, pack)}${marks.stop}${texts.change}`}
          onClick={() => void begin()}
        >
          {meaningOf(line, texts, pack)}
        </button>
      )}
    </li>
  );
}
