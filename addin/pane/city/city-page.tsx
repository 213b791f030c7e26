import { Button, Link, Spinner } from '@fluentui/react-components';
import { useEffect } from 'react';
import { uiCity } from '#shared/messages/ui/ui-city.ts';
import { uiShell } from '#shared/messages/ui/ui-shell.ts';
import { uiSubmit } from '#shared/messages/ui/ui-submit.ts';
import { DemonstrationNote } from '../shell/demonstration-note.tsx';
import { ProblemBar } from '../shell/problem-bar.tsx';
import { useSession, useTexts } from '../shell/session-context.ts';
import { useServerSession } from '../shell/use-server.ts';
import styles from './city.module.css';
import { CityOf } from './city-screen.tsx';

/** The coordinator's page in the browser: board, table, charts, drill, print. */
export function CityPage() {
  const session = useServerSession();
  const texts = useTexts(uiCity);
  const shell = useTexts(uiShell);
  const submit = useTexts(uiSubmit);
  const announcement = useSession((state) => state.announcement);
  const title = `${shell.product} · ${texts.title}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>{shell.product}</span>
        <h1>{texts.title}</h1>
        <span className={styles.topActions}>
          <Button appearance="subtle" onClick={() => print()}>
            {texts.print}
          </Button>
          <Link href="./">{texts.workbench}</Link>
        </span>
      </header>
      <DemonstrationNote />
      <ProblemBar />
      <main className={styles.main}>
        {session ? <CityOf session={session} wide /> : <Spinner label={submit.connecting} />}
      </main>
      <div className="only-spoken" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}
