import { childOf, childrenOf, isOn, parseXml, type XmlElement } from '../xml/xml-element.ts';
import { builtinFormat } from './builtin-formats.ts';
import type { BorderLook, BorderLooks, CellLook, FontLook } from './sheet-look.ts';
import { type ColourReader, colourReader } from './theme-colours.ts';

const PLAIN_FONT: FontLook = { name: '宋体', size: 11 };
const PLAIN: CellLook = { font: PLAIN_FONT };

/** The looks of all cell styles of a workbook, by style number. */
export function readCellLooks(styles: string | null, theme: string | null): readonly CellLook[] {
  if (styles === null) return [PLAIN];
  const root = parseXml(styles, 'styles');
  const colourOf = colourReader(theme, root);
  const fonts = childrenOf(childOf(root, 'fonts'), 'font').map((font) => fontLook(font, colourOf));
  const fills = childrenOf(childOf(root, 'fills'), 'fill').map((fill) => fillColour(fill, colourOf));
  const borders = childrenOf(childOf(root, 'borders'), 'border').map((border) =>
    borderLooks(border, colourOf),
  );
  const formats = new Map(
    childrenOf(childOf(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.numFmtId,
      attributes.formatCode,
    ]),
  );
  const looks = childrenOf(childOf(root, 'cellXfs'), 'xf').map((style): CellLook => {
    const { fontId, fillId, borderId, numFmtId } = style.attributes;
    const fill = fills[Number(fillId)];
    const border = borders[Number(borderId)];
    const format = formats.get(numFmtId) ?? builtinFormat(Number(numFmtId ?? 0));
    return {
      font: fonts[Number(fontId ?? 0)] ?? PLAIN_FONT,
      ...(fill === undefined ? {} : { fill }),
      ...(border === undefined ? {} : { borders: border }),
      ...(format === undefined || /^general$/i.test(format) ? {} : { format }),
      ...alignmentOf(childOf(style, 'alignment')),
    };
  });
  return looks.length > 0 ? looks : [PLAIN];
}

/** `<b/>` is on, `<b val="0"/>` off. */
const has = (element: XmlElement, name: string): boolean => {
  const child = childOf(element, name);
  return (
    child !== undefined &&
    (child.attributes.val === undefined ||
      isOn(child.attributes.val) ||
      (name === 'u' && child.attributes.val !== 'none'))
  );
};

function fontLook(element: XmlElement, colourOf: ColourReader): FontLook {
  const colour = colourOf(childOf(element, 'color'));
  return {
    name: childOf(element, 'name')?.attributes.val ?? PLAIN_FONT.name,
    size: Number(childOf(element, 'sz')?.attributes.val) || PLAIN_FONT.size,
    ...(has(element, 'b') ? { bold: true } : {}),
    ...(has(element, 'i') ? { italic: true } : {}),
    ...(has(element, 'u') ? { underline: true } : {}),
    ...(has(element, 'strike') ? { strike: true } : {}),
    ...(colour === undefined ? {} : { colour }),
  };
}

/** A pattern shows as its foreground, a gradient as its first colour. */
function fillColour(element: XmlElement, colourOf: ColourReader): string | undefined {
  const pattern = childOf(element, 'patternFill');
  if (pattern) {
    const type = pattern.attributes.patternType ?? 'none';
    return type === 'none' || type === 'gray125'
      ? undefined
      : (colourOf(childOf(pattern, 'fgColor')) ?? colourOf(childOf(pattern, 'bgColor')));
  }
  return colourOf(childOf(childOf(childOf(element, 'gradientFill'), 'stop'), 'color'));
}

const BORDER_STYLES: Readonly<Record<string, BorderLook['style']>> = {
  thin: 'thin',
  hair: 'dotted',
  dotted: 'dotted',
  dashed: 'dashed',
  dashDot: 'dashed',
  dashDotDot: 'dashed',
  slantDashDot: 'dashed',
  medium: 'medium',
  mediumDashed: 'medium',
  mediumDashDot: 'medium',
  mediumDashDotDot: 'medium',
  thick: 'thick',
  double: 'double',
};

function borderLooks(element: XmlElement, colourOf: ColourReader): BorderLooks | undefined {
  const looks: { left?: BorderLook; right?: BorderLook; top?: BorderLook; bottom?: BorderLook } = {};
  for (const child of element.children) {
    const side = child.name === 'start' ? 'left' : child.name === 'end' ? 'right' : child.name;
    const style = BORDER_STYLES[child.attributes.style ?? ''];
    if (style && (side === 'left' || side === 'right' || side === 'top' || side === 'bottom'))
      looks[side] = { style, colour: colourOf(childOf(child, 'color')) ?? '#000000' };
  }
  return Object.keys(looks).length > 0 ? looks : undefined;
}

const HORIZONTAL: Readonly<Record<string, NonNullable<CellLook['horizontal']>>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  justify: 'justify',
  distributed: 'justify',
  fill: 'fill',
  centerContinuous: 'center',
};
const VERTICAL: Readonly<Record<string, NonNullable<CellLook['vertical']>>> = {
  top: 'top',
  center: 'center',
  bottom: 'bottom',
  justify: 'center',
  distributed: 'center',
};

function alignmentOf(element: XmlElement | undefined): Partial<CellLook> {
  if (!element) return {};
  const { horizontal = '', vertical = '', wrapText, indent } = element.attributes;
  return {
    ...(HORIZONTAL[horizontal] ? { horizontal: HORIZONTAL[horizontal] } : {}),
    ...(VERTICAL[vertical] ? { vertical: VERTICAL[vertical] } : {}),
    ...(isOn(wrapText) ? { wrap: true } : {}),
    ...(Number(indent) > 0 ? { indent: Number(indent) } : {}),
  };
}
