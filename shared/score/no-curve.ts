/** Points are no piecewise linear function, or one of too many stretches to be of use. */
export class NoCurve extends Error {}

/** More stretches than this (每满1元 over a million) are not worth drawing or inverting. */
export const MOST_PIECES = 4000;
