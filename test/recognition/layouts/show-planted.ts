import { clerks } from './clerks.ts';
import { makeDice } from './dice.ts';
import { measureLayout } from './measure-layout.ts';
import { plantError } from './plant-errors.ts';
import { PLANTS } from './plants.ts';

/** `node test/recognition/layouts/show-planted.ts [CODE] [FROM-TO]`: plants one error into each workbook and prints what isn't found or too much. */
const [only, range, clerkName] = process.argv.slice(2).filter((word) => word !== '-v');
const [from, to] = (range ?? '1-6').split('-').map(Number);
for (const code of Object.keys(PLANTS)) {
  if (only && only !== 'all' && code !== only) continue;
  let planted = 0;
  let hit = 0;
  const also = new Map<string, number>();
  for (const [name, clerk] of Object.entries(clerks)) {
    if (clerkName && clerkName !== name) continue;
    for (let seed = from!; seed <= to!; seed++) {
      const spoiled = plantError(clerk(makeDice(seed), seed), code, makeDice(seed + 1000));
      if (!spoiled) continue;
      planted++;
      const { findings } = measureLayout(spoiled);
      hit += findings.hit;
      for (const miss of findings.unfound)
        console.log('  unfound', name, seed, JSON.stringify(miss), spoiled.spoiled);
      for (const alarm of findings.falseAlarms) {
        const own = alarm.indicator === spoiled.spoiled;
        const key = `${own ? 'consequence' : 'ELSEWHERE'} ${alarm.code}`;
        also.set(key, (also.get(key) ?? 0) + 1);
        if (process.argv.includes('-v') || !own)
          console.log(
            '  also',
            name,
            seed,
            JSON.stringify(spoiled.truth.planted![0]),
            alarm.code,
            alarm.sheet,
            alarm.cell,
            alarm.indicator,
            JSON.stringify(alarm.params).slice(0, 120),
          );
      }
    }
  }
  console.log(`${code}: ${hit}/${planted}`, JSON.stringify(Object.fromEntries(also)));
}
