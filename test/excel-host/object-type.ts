import { ExcelError } from './excel-error.ts';
import { publishedLevel } from './published-level.ts';
import type { World } from './world.ts';

/** An object of the emulated object model: its type and what it stands for. */
export interface HostObject {
  readonly type: ObjectType;
  // biome-ignore lint/suspicious/noExplicitAny: each type knows its own subject; the executor only hands it on
  readonly subject: any;
}

export interface Member {
  /** ExcelApi 1.N that brought it. */
  readonly api: number;
  readonly kind: 'scalar' | 'navigation' | 'method';
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly get?: (subject: any, world: World) => unknown;
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly set?: (subject: any, value: unknown, world: World) => void;
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly call?: (subject: any, args: readonly unknown[], world: World) => unknown;
}

/** A type of the object model as a table of members, so that a missing one is visible and answers ApiNotFound. */
export interface ObjectType {
  readonly name: string;
  readonly members: Readonly<Record<string, Member>>;
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly id?: (subject: any) => string;
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly items?: (subject: any, world: World) => readonly HostObject[];
  /** Indexer: `getItem(key)`. Throws ItemNotFound. */
  // biome-ignore lint/suspicious/noExplicitAny: see HostObject
  readonly item?: (subject: any, key: unknown, world: World) => HostObject;
  /** Ranges are kept by reference between two requests. */
  readonly kept?: true;
}

/** A member by its wire name (`NumberFormat`), or ApiNotFound above the level of this Excel. */
export function memberOf(type: ObjectType, wireName: string, world: World): Member {
  const name = wireName.startsWith('_') ? wireName : wireName.charAt(0).toLowerCase() + wireName.slice(1);
  const member = type.members[name];
  const missing = world.options.without?.includes(`${type.name}.${name}`) === true;
  if (!member || missing || member.api > world.level) throw new ExcelError('ApiNotFound');
  holdAgainstDefinitions(type.name, name, member.api);
  return member;
}

/** What office.js itself uses is not published. Everything else must be what Microsoft's definitions say. */
function holdAgainstDefinitions(type: string, member: string, api: number): void {
  const published = member.startsWith('_') ? api : publishedLevel(type, member);
  if (published !== api)
    throw new Error(`${type}.${member} is emulated as 1.${api}, Microsoft's definitions say 1.${published}`);
}

type Get<T> = (subject: T, world: World) => unknown;
type Set<T> = (subject: T, value: unknown, world: World) => void;
type Call<T> = (subject: T, args: readonly unknown[], world: World) => unknown;

export const scalar = <T>(api: number, get: Get<T>, set?: Set<T>): Member => ({
  api,
  kind: 'scalar',
  get,
  ...(set ? { set } : {}),
});
export const navigation = <T>(api: number, get: (subject: T, world: World) => HostObject | null): Member => ({
  api,
  kind: 'navigation',
  get,
});
export const method = <T>(api: number, call: Call<T>): Member => ({ api, kind: 'method', call });
/** Registering for an event asks nothing of the object; which events are on is kept by the world. */
export const eventMethods = (...names: readonly string[]): Record<string, Member> =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`_Register${name}Event`, method(1, (_, __, world) => void world.events.add(name))],
      [`_Unregister${name}Event`, method(1, (_, __, world) => void world.events.delete(name))],
    ]),
  );
