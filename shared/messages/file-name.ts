/** The last part of a path: what a clerk calls the file. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) || path;
