import type { PackId } from '../model/brands.ts';
import type { Exact } from '../model/exact.ts';

/** Something a place can change: money spent, enterprises recognised, a centre more. One lever may move several items. */
export interface Lever {
  readonly id: string;
  /** The words of the document for it: 财政科技支出, 高新技术企业数, 省级重点实验室. */
  readonly name: string;
  readonly unit: string;
  readonly current: Exact | null;
  /** Decimals to which it is planned. */
  readonly places: number;
  readonly effects: readonly LeverEffect[];
}

/** One figure that moves with the lever. */
export interface LeverEffect {
  readonly item: string;
  readonly pack: PackId;
  readonly role: 'value' | 'numerator' | 'denominator' | 'input';
  /** Name of the rule's input for role `input`. */
  readonly input: string | null;
  /** From the lever's unit to the figure's (万元 → 亿元: 0.0001). */
  readonly factor: Exact;
}
