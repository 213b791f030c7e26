import { NotUnderstood } from '../diagnostic.ts';
import type { SourceText } from '../tokens/source-text.ts';

/** A formula as a tree over named quantities. `sample` is the value printed in a worked example (完成率120%×0.5=0.6). */
export type Formula =
  | { readonly form: 'number'; readonly value: string; readonly percent: boolean }
  | {
      readonly form: 'name';
      readonly name: string;
      readonly sample: string | null;
      readonly samplePercent: boolean;
      readonly cappedAtFull: boolean;
    }
  | {
      readonly form: 'operation';
      readonly operator: '+' | '-' | '×' | '÷';
      readonly left: Formula;
      readonly right: Formula;
    };

export interface ParsedFormula {
  readonly formula: Formula;
  /** The result printed behind a second `=`. */
  readonly result: string | null;
  readonly end: number;
}

const NAME_CHARACTER = /[\u4e00-\u9fffA-Za-z_&、'’]/;
const CAP =
  /^\((?:超过|超出|大于|高于)100%(?:的|部分)?(?:的)?,?(?:均|都)?(?:以|按|按照)100%(?:计算|计分|计|算)?\)/;
const WEIGHED = /^(?:本项|该项)?(?:指标)?(?:分值|权重分?|标准分|满分|基本分|基础分)$/;
const REMARK = /^\([^()=×÷+/]*\)/;

/** Recursive descent over the spelled text from `start`: + and - below × and ÷, brackets inside. Stops at a second `=`, a stop or the end. */
export function parseFormula(source: SourceText, start: number, end: number): ParsedFormula {
  const { text } = source;
  let at = start;
  const fail = (): never => {
    throw new NotUnderstood('formula-not-understood', {
      start,
      end: Math.min(end, Math.max(at + 1, start + 1)),
    });
  };
  const operatorAt = (): '+' | '-' | '×' | '÷' | null => {
    const character = text[at] ?? '';
    if (at >= end) return null;
    if (character === '+' || character === '-' || character === '×') return character;
    if (character === '÷' || character === '/') return '÷';
    if (text.startsWith('乘以', at)) return '×';
    if (text.startsWith('除以', at)) return '÷';
    return null;
  };
  const skipOperator = (): void => {
    at += text.startsWith('乘以', at) || text.startsWith('除以', at) ? 2 : 1;
  };
  const sum = (): Formula => {
    let left = product();
    for (let operator = operatorAt(); operator === '+' || operator === '-'; operator = operatorAt()) {
      skipOperator();
      left = { form: 'operation', operator, left, right: product() };
    }
    return left;
  };
  const product = (): Formula => {
    let left = factor();
    for (let operator = operatorAt(); operator === '×' || operator === '÷'; operator = operatorAt()) {
      skipOperator();
      left = { form: 'operation', operator, left, right: factor() };
    }
    return left;
  };
  const factor = (): Formula => {
    if (text[at] === '(') {
      at += 1;
      const inner = sum();
      if (text[at] !== ')') fail();
      at += 1;
      return inner;
    }
    const number = /^\d+(?:\.\d+)?/.exec(text.slice(at, end))?.[0];
    if (number) {
      at += number.length;
      const percent = text[at] === '%';
      if (percent) at += 1;
      else
        at += /^(?:分|万元|亿元|元|个|家|项|件|次|人|名)(?!值|数)/.exec(text.slice(at, end))?.[0].length ?? 0;
      return { form: 'number', value: number, percent };
    }
    return name();
  };
  const name = (): Formula => {
    let written = '';
    let cappedAtFull = false;
    while (at < end) {
      const rest = text.slice(at, end);
      if (operatorAt() !== null && !(text[at] === '-' && false)) break;
      const weight = /^\((\d+(?:\.\d+)?)分\)/.exec(rest);
      // 执行率×权重(10分): the weight, in numbers.
      if (weight && WEIGHED.test(written)) {
        at += weight[0].length;
        return { form: 'number', value: weight[1] ?? '0', percent: false };
      }
      const cap = CAP.exec(rest)?.[0];
      const remark = REMARK.exec(rest)?.[0];
      if (cap) {
        cappedAtFull = true;
        at += cap.length;
      } else if (remark && written !== '' && !/\d/.test(remark)) at += remark.length;
      else if (NAME_CHARACTER.test(text[at] ?? '')) {
        written += text[at];
        at += 1;
      } else break;
    }
    if (written === '') fail();
    const sample = /^\d+(?:\.\d+)?/.exec(text.slice(at, end))?.[0] ?? null;
    let samplePercent = false;
    if (sample !== null) {
      at += sample.length;
      const unit = /^(?:%|亿元|万元|元|个|家|项|件|次|人|名|分)/.exec(text.slice(at, end))?.[0] ?? '';
      samplePercent = unit === '%';
      at += unit.length;
    }
    return { form: 'name', name: written, sample, samplePercent, cappedAtFull };
  };
  const formula = sum();
  let result: string | null = null;
  if (text[at] === '=') {
    const printed = /^=(\d+(?:\.\d+)?)分?/.exec(text.slice(at, end));
    if (!printed) fail();
    result = printed?.[1] ?? null;
    at += printed?.[0].length ?? 0;
  }
  return { formula, result, end: at };
}
