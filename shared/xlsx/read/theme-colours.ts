import { childOf, parseXml, type XmlElement } from '../xml/xml-element.ts';

/** Answers the `#RRGGBB` of a colour element (`rgb`, `theme` with `tint`, `indexed`); undefined for automatic. */
export type ColourReader = (element: XmlElement | undefined) => string | undefined;

/** The first eight repeat at 8; 64 and 65 are the system's text and ground. ECMA-376 part 1, 18.8.27. */
const INDEXED = (
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
).split(' ');

const OFFICE_THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
  '0563C1',
  '954F72',
];

/** Theme colours are numbered light before dark, unlike their order in the theme part. */
const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

export function colourReader(theme: string | null, stylesRoot: XmlElement): ColourReader {
  const themeColours = theme === null ? OFFICE_THEME : readTheme(theme);
  const own = childOf(childOf(stylesRoot, 'colors'), 'indexedColors')?.children.map(({ attributes }) =>
    (attributes.rgb ?? '').slice(-6),
  );
  return (element) => {
    if (!element) return undefined;
    const { rgb, theme: number, indexed, tint } = element.attributes;
    const base =
      rgb !== undefined
        ? rgb.slice(-6)
        : number !== undefined
          ? themeColours[Number(number)]
          : indexed !== undefined
            ? (own ?? INDEXED)[Number(indexed)]
            : undefined;
    if (base === undefined || !/^[0-9a-fA-F]{6}$/.test(base)) return undefined;
    return `#${(tint === undefined ? base : tinted(base, Number(tint))).toUpperCase()}`;
  };
}

function readTheme(text: string): readonly string[] {
  const scheme = childOf(childOf(parseXml(text, 'theme'), 'themeElements'), 'clrScheme');
  return THEME_ORDER.map((name, index) => {
    const colour = childOf(scheme, name)?.children[0]?.attributes;
    return (
      colour?.lastClr ?? (/^[0-9a-fA-F]{6}$/.test(colour?.val ?? '') ? colour!.val! : OFFICE_THEME[index]!)
    );
  });
}

/** Lightens (tint > 0) or darkens a colour by its luminance, ECMA-376 part 1, 18.8.19. */
function tinted(rgb: string, tint: number): string {
  if (!Number.isFinite(tint) || tint === 0) return rgb;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const light = (high + low) / 2;
  const moved = tint < 0 ? light * (1 + Math.max(-1, tint)) : light * (1 - tint) + Math.min(1, tint);
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const hue =
    spread === 0
      ? 0
      : high === red
        ? ((green - blue) / spread + 6) % 6
        : high === green
          ? (blue - red) / spread + 2
          : (red - green) / spread + 4;
  const chroma = (1 - Math.abs(2 * moved - 1)) * saturation;
  const part = (offset: number): string => {
    const distance = Math.abs(((hue + offset) % 6) - 3) - 1;
    const value = moved - chroma / 2 + chroma * Math.min(1, Math.max(0, distance));
    return Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return part(0) + part(4) + part(2);
}
