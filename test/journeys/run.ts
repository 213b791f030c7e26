// Whole stories in a real browser over the real server. `node test/journeys/run.ts [part of a title]`.

import { openBrowser, type Person } from './open-browser.ts';
import { type Site, startSite } from './start-site.ts';
import { coordinator } from './stories/coordinator.ts';
import { countyFiller } from './stories/county-filler.ts';
import { firstScreen } from './stories/first-screen.ts';
import { offline, refusedFiles, storageBlocked } from './stories/hard-times.ts';
import { issuedLists, issuedTargets } from './stories/issued-targets.ts';
import { issuer } from './stories/issuer.ts';
import { exportedRules, issuedSheet, pastedRules } from './stories/issuer-sheet.ts';
import { byKeyboard, everyScreen } from './stories/looks.ts';
import { workbenchBlocks, workbenchFile, workbenchTyping } from './stories/workbench-file.ts';
import type { Story, World } from './story.ts';

const STORIES: readonly Story[] = [
  firstScreen,
  countyFiller,
  coordinator,
  issuer,
  pastedRules,
  issuedSheet,
  exportedRules,
  issuedTargets,
  issuedLists,
  workbenchFile,
  workbenchTyping,
  workbenchBlocks,
  byKeyboard,
  offline,
  storageBlocked,
  refusedFiles,
  everyScreen,
];

const wanted = process.argv[2] ?? '';
let passed = 0;
let failed = 0;
// Every story meets a city of its own: what one publishes must not be in force in the next.
for (const story of STORIES.filter((each) => each.title.includes(wanted))) {
  const started = Date.now();
  const people: Person[] = [];
  const site = await startSite();
  try {
    await story.tell(await worldOf(site, people));
    passed++;
    console.log(`  ✓ ${story.title} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`  ✗ ${story.title}\n    ${error instanceof Error ? error.message : String(error)}`);
    for (const { complaints } of people)
      for (const complaint of complaints.slice(0, 5)) console.log(`      ${complaint}`);
  } finally {
    for (const person of people) await person.leave().catch(() => undefined);
    await site.stop();
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

async function worldOf(site: Site, people: Person[]): Promise<World> {
  const answer = await fetch(`${site.url}/api/v1/site`);
  const { demonstrationCodes: codes } = (await answer.json()) as {
    demonstrationCodes: { code: string; role: string; region: string }[];
  };
  return {
    url: site.url,
    code: async (role, region) => {
      const found = codes.find((each) => each.role === role && (!region || each.region === region));
      if (!found) throw new Error(`no code for ${role} ${region ?? ''}`);
      return found.code;
    },
    person: async (options) => {
      const person = await openBrowser(site.url, options);
      people.push(person);
      return person;
    },
  };
}
