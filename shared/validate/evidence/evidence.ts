import type { Exact } from '../../model/exact.ts';
import type { Fact, Quantity } from '../fact.ts';

/** What a figure is held against: the year before, and its peers. From the readings themselves, or from outside. */
export interface Evidence {
  /** The same figure for the same period one year earlier. */
  previous(fact: Fact): Quantity | null;
  /** The same figure one year later, to tell which of two slipped. */
  next(fact: Fact): Quantity | null;
  /** The same figure for the nearest other periods of the same year, at most two. */
  neighbours(fact: Fact): readonly Quantity[];
  /** Median of the figure over all regions of the period; null with fewer than three. */
  median(fact: Fact): Exact | null;
}
