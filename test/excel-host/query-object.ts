import { type HostObject, type Member, memberOf } from './object-type.ts';
import type { World } from './world.ts';

interface Query {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

const wire = (name: string): string =>
  name.startsWith('_') ? name : name.charAt(0).toUpperCase() + name.slice(1);

/** Answers `load`: the properties named, all scalars when none is; unknown names are passed over. */
export function queryObject(world: World, object: HostObject, query: Query): unknown {
  const names = [...(query.Select ?? []), ...(query.Expand ?? [])]
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '*');
  return answer(
    world,
    object,
    names.map((name) => name.split('/')),
    query,
  );
}

function answer(
  world: World,
  object: HostObject,
  paths: readonly (readonly string[])[],
  query: Query,
): unknown {
  const { type, subject } = object;
  if (type.items) {
    const own = paths.filter(([first]) => first !== undefined && type.members[first]?.kind === 'scalar');
    const rest = paths
      .filter((path) => !own.includes(path))
      .map((path) => (path[0] === 'items' ? path.slice(1) : path));
    const from = query.Skip ?? 0;
    const items = type.items(subject, world).slice(from, query.Top ? from + query.Top : undefined);
    return {
      ...properties(world, object, own),
      ...(own.length > 0 && rest.length === 0
        ? {}
        : {
            _Items: items.map((item) => ({
              ...identity(item),
              ...Object(
                answer(
                  world,
                  item,
                  rest.filter((path) => path.length > 0),
                  {},
                ),
              ),
            })),
          }),
    };
  }
  const extras = world.options.quirks?.extras ? EXTRAS : {};
  return { ...extras, ...identity(object), ...properties(world, object, paths) };
}

/** What some Excel sends along unasked. */
const EXTRAS = { ODataType: 'Microsoft.ExcelServices', _Surplus: { Nested: [null] } };

function identity(object: HostObject): Record<string, unknown> {
  return object.type.id ? { Id: object.type.id(object.subject) } : {};
}

function properties(
  world: World,
  object: HostObject,
  paths: readonly (readonly string[])[],
): Record<string, unknown> {
  const { members } = object.type;
  const found: Record<string, unknown> = {};
  const wanted =
    paths.length > 0
      ? paths
      : Object.keys(members)
          .filter((name) => readable(members[name], world))
          .map((name) => [name]);
  const deeper = new Map<string, (readonly string[])[]>();
  for (const path of wanted) {
    const [name = '', ...rest] = path;
    const member = members[name];
    if (!member || member.kind === 'method') continue;
    if (world.options.leavesOut?.includes(`${object.type.name}.${name}`)) continue;
    // Asking above the level of this Excel is an error even inside a load.
    memberOf(object.type, wire(name), world);
    if (member.kind === 'scalar') found[wire(name)] = member.get?.(object.subject, world);
    else deeper.set(name, [...(deeper.get(name) ?? []), ...(rest.length > 0 ? [rest] : [])]);
  }
  for (const [name, rest] of deeper) {
    const child = members[name]?.get?.(object.subject, world);
    found[wire(name)] = isHostObject(child) ? answer(world, child, rest, {}) : null;
  }
  return found;
}

const readable = (member: Member | undefined, world: World): boolean =>
  member?.kind === 'scalar' && member.api <= world.level;

const isHostObject = (value: unknown): value is HostObject =>
  typeof value === 'object' && value !== null && 'type' in value && 'subject' in value;
