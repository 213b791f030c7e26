import { parseXml, type XmlElement } from '#shared/xlsx/xml/xml-element.ts';

/** Order of the schema (Microsoft: manifest element ordering). A stray element and the add-in does not load. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'Dictionary',
    'VersionOverrides',
  ],
  VersionOverrides: [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'WebApplicationInfo',
    'EquivalentAddins',
    'ExtendedOverrides',
  ],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  Group: ['Label', 'Icon', 'Control'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Action: ['TaskpaneId', 'SourceLocation', 'Title'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
};

const REQUIRED = [
  'Id',
  'Version',
  'ProviderName',
  'DefaultLocale',
  'DisplayName',
  'Description',
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'Hosts',
  'DefaultSettings',
  'Permissions',
];
const SHORT_AT_MOST = 125;
const LONG_AT_MOST = 250;
const RESID_AT_MOST = 32;

/** Everything that would keep Excel from loading the manifest or showing its buttons, as sentences; empty = sound. */
export function checkManifest(xml: string): readonly string[] {
  const root = parseXml(xml, 'manifest.xml');
  const all = everyElement(root);
  const resources = new Map(
    all
      .filter((each) => each.attributes.id && each.attributes.DefaultValue)
      .map((each) => [each.attributes.id!, each]),
  );
  return [
    ...all.flatMap(outOfOrder),
    ...REQUIRED.filter((name) => !root.children.some((child) => child.name === name)).map(
      (name) => `${name} is missing`,
    ),
    ...all.flatMap((element) => danglingResource(element, resources)),
    ...unusedResources(all, resources),
    ...all.flatMap(unsafeAddress),
    ...all.filter((each) => each.name === 'Icon').flatMap(missingSizes),
    ...all.flatMap((element) => tooLong(element, all)),
    ...repeated(all.flatMap((each) => (each.attributes.id ? [each.attributes.id] : []))).map(
      (id) => `id ${id} is used twice`,
    ),
    ...all
      .filter((each) => each.name === 'Group' && !each.children.some((child) => child.name === 'Control'))
      .map(() => 'a group without a button'),
  ];
}

const everyElement = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];

function outOfOrder(parent: XmlElement): readonly string[] {
  const order = ORDER[parent.name];
  if (!order) return [];
  let last = -1;
  return parent.children.flatMap((child) => {
    const place = order.indexOf(child.name);
    if (place < 0) return [`${child.name} does not belong into ${parent.name}`];
    const wrong = place < last;
    last = Math.max(last, place);
    return wrong ? [`${child.name} stands too late in ${parent.name}`] : [];
  });
}

/** Which kind of resource an element may name. */
function danglingResource(
  element: XmlElement,
  resources: ReadonlyMap<string, XmlElement>,
): readonly string[] {
  const { resid } = element.attributes;
  if (resid === undefined) return [];
  const target = resources.get(resid);
  if (!target) return [`${element.name} names ${resid}, which is not among the resources`];
  if (resid.length > RESID_AT_MOST) return [`${resid} is longer than ${RESID_AT_MOST} characters`];
  const wanted =
    element.name === 'Image'
      ? 'Image'
      : /SourceLocation|FunctionFile|Url/.test(element.name)
        ? 'Url'
        : 'String';
  return target.name === wanted ? [] : [`${element.name} names ${resid}, a ${target.name}`];
}

function unusedResources(
  all: readonly XmlElement[],
  resources: ReadonlyMap<string, XmlElement>,
): readonly string[] {
  const used = new Set(all.map((each) => each.attributes.resid));
  return [...resources]
    .filter(([id, each]) => ['Image', 'Url', 'String'].includes(each.name) && !used.has(id))
    .map(([id]) => `${id} is never used`);
}

function unsafeAddress(element: XmlElement): readonly string[] {
  const isAddress =
    /Url$|SourceLocation|AppDomain$/.test(element.name) ||
    (element.name === 'Image' && element.attributes.id !== undefined);
  const value = element.attributes.DefaultValue;
  if (!isAddress || value === undefined) return [];
  return URL.canParse(value) && new URL(value).protocol === 'https:'
    ? []
    : [`${element.name} ${value} is no https address`];
}

function missingSizes(icon: XmlElement): readonly string[] {
  const sizes = icon.children.map((image) => image.attributes.size);
  return ['16', '32', '80'].filter((size) => !sizes.includes(size)).map((size) => `an icon lacks ${size} px`);
}

function tooLong(element: XmlElement, all: readonly XmlElement[]): readonly string[] {
  const limit =
    element.name === 'ShortStrings' ? SHORT_AT_MOST : element.name === 'LongStrings' ? LONG_AT_MOST : null;
  const own =
    element.name === 'DisplayName'
      ? SHORT_AT_MOST
      : element.name === 'Description' && all[0]?.children.includes(element)
        ? LONG_AT_MOST
        : null;
  const texts = limit !== null ? everyElement(element) : own !== null ? [element, ...element.children] : [];
  return texts.flatMap((each) => {
    const text = each.attributes.DefaultValue ?? each.attributes.Value ?? '';
    return text.length > (limit ?? own ?? 0) ? [`“${text.slice(0, 12)}…” has ${text.length} characters`] : [];
  });
}

const repeated = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index);
