import { Input, Select, Spinner } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { changedTexts, type RuleTexts } from '#addin/actions/rules/edit-rules.ts';
import type { PackSummary } from '#addin/engine/engine-port.ts';
import { uiRules } from '#shared/messages/ui/ui-rules.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import type { IndicatorId } from '#shared/model/brands.ts';
import type { RulePack } from '#shared/rule-pack/rule-pack.ts';
import { usePane, useSession, useTexts } from '../shell/session-context.ts';
import { IndicatorRow } from './indicator-row.tsx';
import { IssueOffer } from './issue-offer.tsx';
import { LintFold } from './lint-fold.tsx';
import { PublishCard } from './publish-card.tsx';
import { QuestionsFold } from './questions-fold.tsx';
import styles from './rules.module.css';
import { SheetOffer } from './sheet-offer.tsx';

/** Reading a sheet needs the compiler and the readings of it: loaded when someone asks for it. */
const SheetDesk = lazy(async () => ({ default: (await import('./sheet-desk.tsx')).SheetDesk }));
const IssueDesk = lazy(async () => ({ default: (await import('./issue-desk.tsx')).IssueDesk }));

/** 规则: its gaps on top, its questions, then every indicator with its text and what it was understood as. */
export function RulesScreen() {
  const { services } = usePane();
  const texts = useTexts(uiRules);
  const shell = useTexts(uiShell);
  const found = useSession((state) => state.result?.packs[0]?.id ?? null);
  const [packs, setPacks] = useState<readonly PackSummary[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pack, setPack] = useState<RulePack | null>(null);
  const [search, setSearch] = useState('');
  const [written, setWritten] = useState<RuleTexts>({});
  const [desk, setDesk] = useState<'sheet' | 'issue' | null>(null);
  const guidance = useSession((state) => state.guidance);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the city published changes the list.
  useEffect(() => {
    void services.engine.packs().then(setPacks);
  }, [services, guidance]);
  const id = chosen ?? found ?? packs[0]?.id ?? null;
  useEffect(() => {
    let current = true;
    const summary = packs.find((each) => each.id === id);
    if (!summary) return;
    void services.engine.pack(summary.id).then((loaded) => {
      if (!current) return;
      setPack(loaded);
      setWritten({});
    });
    return () => {
      current = false;
    };
  }, [services, packs, id]);
  const shown = useMemo(
    () => pack?.indicators.filter((indicator) => indicator.name.includes(search)) ?? [],
    [pack, search],
  );
  if (!pack) return <Spinner size="small" label={shell.loading} />;
  if (desk !== null)
    return (
      <Suspense fallback={<Spinner size="small" label={shell.loading} />}>
        {desk === 'sheet' ? (
          <SheetDesk packs={packs} onBack={() => setDesk(null)} />
        ) : (
          <IssueDesk pack={pack} packs={packs} onPack={setChosen} onBack={() => setDesk(null)} />
        )}
      </Suspense>
    );
  const changed = changedTexts(pack, written);
  return (
    <div className={styles.rules}>
      <Select
        size="small"
        aria-label={texts.pack}
        value={id ?? ''}
        onChange={(_, data) => setChosen(data.value)}
      >
        {packs.map((each) => (
          <option key={`${each.id}@${each.version}`} value={each.id}>
            {each.title} {each.version}
          </option>
        ))}
      </Select>
      <p className={styles.quiet}>{[...new Set([pack.document.number, pack.document.title])].join(' ')}</p>
      <SheetOffer pack={pack} onRead={() => setDesk('sheet')} />
      <LintFold pack={pack} />
      <QuestionsFold pack={pack} />
      <IssueOffer pack={pack} onLook={() => setDesk('issue')} />
      <section>
        <header className={styles.listHead}>
          <h2>{texts.indicators}</h2>
          <Input
            size="small"
            value={search}
            placeholder={texts.search}
            aria-label={texts.search}
            onChange={(_, data) => setSearch(data.value.trim())}
          />
        </header>
        <ul className={styles.list}>
          {shown.map((indicator) => (
            <IndicatorRow
              key={indicator.id}
              indicator={indicator}
              text={written[indicator.id] ?? indicator.scoring?.text ?? ''}
              onText={(text) => setWritten({ ...written, [indicator.id as IndicatorId]: text })}
            />
          ))}
        </ul>
        {shown.length === 0 && <p className={styles.quiet}>{texts.nothing}</p>}
      </section>
      {changed.length > 0 && <PublishCard pack={pack} written={written} onPublished={() => setWritten({})} />}
    </div>
  );
}
