import { clerks } from './clerks.ts';
import { makeDice } from './dice.ts';
import { measureLayout } from './measure-layout.ts';
import type { Layout } from './paper.ts';

/** `node test/recognition/layouts/show.ts [CLERK] [FROM-TO] [--sheet]`: measures generated workbooks and prints what fails. */
const [only, range, ...rest] = process.argv.slice(2);
const [from, to] = (range ?? '1-20').split('-').map(Number);
const sheet = rest.includes('--sheet');
let all = 0;
let right = 0;
let wrong = 0;
let alarms = 0;
for (const [name, clerk] of Object.entries(clerks)) {
  if (only && only !== 'all' && only !== name) continue;
  for (let seed = from!; seed <= (to ?? from!); seed++) {
    const layout = clerk(makeDice(seed), seed);
    const { readings, findings } = measureLayout(layout);
    all += layout.truth.readings.length;
    right += readings.right;
    wrong += readings.wrong;
    alarms += findings.falseAlarms.length;
    if (sheet) print(layout);
    if (readings.bad.length === 0 && findings.falseAlarms.length === 0) continue;
    console.log(
      `${name} ${seed} ${layout.truth.pack}: ${readings.right}/${layout.truth.readings.length}, wrong ${readings.wrong}, missed ${readings.missed}, false ${findings.falseAlarms.length}`,
    );
    for (const bad of readings.bad.slice(0, sheet ? 30 : 3))
      console.log(
        '   ',
        bad.errors.join(' '),
        JSON.stringify(bad.truth),
        bad.found
          ? JSON.stringify({
              i: bad.found.indicator,
              s: bad.found.scope,
              r: bad.found.region,
              p: bad.found.period,
              k: bad.found.kind,
              v: bad.found.value,
              u: bad.found.unit,
              pack: bad.found.pack,
            })
          : '',
      );
    for (const alarm of findings.falseAlarms.slice(0, 4))
      console.log('    false', alarm.code, alarm.sheet, alarm.cell, JSON.stringify(alarm.params));
  }
}
console.log(
  `readings ${right}/${all} ${((100 * right) / all).toFixed(2)} %, wrong ${((100 * wrong) / all).toFixed(2)} %, false alarms ${alarms}`,
);

function print(layout: Layout): void {
  for (const one of layout.raw.sheets) {
    console.log(`## ${one.name}`);
    const rows = new Map<number, string[]>();
    for (const cell of one.cells) {
      const value = cell.value;
      const text = value === null ? '∅' : value.type === 'boolean' ? String(value.value) : value.text;
      rows.set(cell.row, [
        ...(rows.get(cell.row) ?? []),
        `[${cell.column}]${text.replace(/\n/g, '⏎')}${cell.formula ? `{${cell.formula}}` : ''}${cell.format ? `<${cell.format}>` : ''}`,
      ]);
    }
    for (const [row, texts] of rows) console.log(`${row + 1}: ${texts.join(' ')}`);
  }
}
