import type { Indicator } from '#shared/rule-pack/rule-pack.ts';
import type { Dice } from './dice.ts';

type Change = (name: string) => string;

const swap =
  (from: RegExp, ...to: string[]): ((dice: Dice) => Change) =>
  (dice) =>
  (name) =>
    name.replace(from, dice.pick(to));

/** Ways in which offices write one and the same name. */
const CHANGES: readonly ((dice: Dice) => Change)[] = [
  swap(/R[&;；]D|研发(?=经费|人员)/, 'R&D', 'R＆D', 'R;D', '研发', 'Ｒ＆Ｄ'),
  swap(/(?<=[^占])(?:比重|比例)$/, '比重', '占比', '的比重', '比例'),
  swap(/高新技术企业/, '高企', '高新技术企业'),
  swap(/规模以上|规上/, '规上', '规模以上'),
  swap(/地区生产总值|GDP/, 'GDP', '地区生产总值', '国内生产总值'),
  swap(/(?<=企业|平台)数?$/, '数', '数量', ''),
  swap(/[(（](.*?)[)）]/, '（$1）', '($1)'),
  swap(/、/, '、', '，', ''),
  swap(/(?<=.{6})占/, '占', '占\n', ' 占'),
  swap(/^每(?=万|千)/, '每', ''),
];

/** The indicator's name in some office's hand; the unit behind it where `unit` is given. */
export function varyName(indicator: Indicator, dice: Dice, unit: string | null): string {
  let name = indicator.name;
  for (const change of dice.some(CHANGES, dice.between(0, 3))) name = change(dice)(name);
  if (unit === null || unit === '') return name;
  return dice.pick([
    `${name}（${unit}）`,
    `${name}(${unit})`,
    `${name}（单位：${unit}）`,
    `${name}\n（${unit}）`,
    `${name}，${unit}`,
    `${name} (${unit})`,
  ]);
}
