/** Thrown inside an evaluation only, caught at the cell: the formula uses something not evaluated here, or turns in a circle. */
export class Unsupported extends Error {}
