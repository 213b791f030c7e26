/** Units that can be compared, and the factor to the first of its family: 2亿元 = 20000万元. */
const MONEY: Readonly<Record<string, string>> = {
  元: '0.0001',
  百元: '0.01',
  千元: '0.1',
  万元: '1',
  亿元: '10000',
  万: '1',
  亿: '10000',
};
const SHARES = new Set(['%', '个百分点', '百分点', '个百分比']);
const COUNTERS = new Set(
  '家个件次人名篇例起户条场项台套所处宗门票份册批届部笔座株头只辆口眼期张本桩类款站支组团盘单枚轮村镇'.split(
    '',
  ),
);
for (const long of ['场次', '家次', '人次', '起次', '户次', '项目', '课时', '学时']) COUNTERS.add(long);

export type Family = 'money' | 'share' | 'count' | 'days' | 'score' | 'other';

export function familyOf(unit: string | null): Family | null {
  if (unit === null) return null;
  if (unit in MONEY) return 'money';
  if (SHARES.has(unit)) return 'share';
  if (COUNTERS.has(unit)) return 'count';
  if (/^(?:天|日|工作日|个工作日|小时)$/.test(unit)) return 'days';
  if (unit === '分') return 'score';
  return 'other';
}

/** null is compatible with everything: the unit was simply not repeated. */
export function areCompatible(left: string | null, right: string | null): boolean {
  if (left === null || right === null || left === right) return true;
  const family = familyOf(left);
  return family === familyOf(right) && family !== 'other';
}

/** Factor that turns a number in `from` into one in `to`; null when it is the same unit for our purpose. */
export function factorBetween(from: string | null, to: string | null): { by: string; over: string } | null {
  if (from === null || to === null || from === to) return null;
  const left = MONEY[from];
  const right = MONEY[to];
  if (left === undefined || right === undefined || left === right) return null;
  return { by: left, over: right };
}
