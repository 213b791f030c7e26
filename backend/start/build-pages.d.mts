export const stamp: string;
export function buildPages(node?: string): boolean;
export function putInPlace(beside: string, place: string, begun: Date): void;
