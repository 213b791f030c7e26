import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
  teamsHighContrastTheme,
} from '@fluentui/react-components';

/** 靛青: white text on step 80 has a contrast of 6.4, step 110 on dark grounds of 6.1. */
const INDIGO: BrandVariants = {
  10: '#020506',
  20: '#0B1A21',
  30: '#0F2B38',
  40: '#12394B',
  50: '#15475E',
  60: '#185571',
  70: '#1A6385',
  80: '#1B6F96',
  90: '#2F81A8',
  100: '#4693B8',
  110: '#5DA5C7',
  120: '#76B6D4',
  130: '#90C7E0',
  140: '#ABD7EA',
  150: '#C7E7F4',
  160: '#E4F5FB',
};

// Faces that are on every government machine come first; nothing is fetched.
const FACE =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', system-ui, sans-serif";
const FIGURES = "'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans CJK SC', system-ui, sans-serif";

const withFaces = (theme: Theme): Theme => ({ ...theme, fontFamilyBase: FACE, fontFamilyNumeric: FIGURES });

export type Appearance = 'light' | 'dark' | 'high-contrast';

export const THEMES = {
  light: withFaces(createLightTheme(INDIGO)),
  dark: withFaces({
    ...createDarkTheme(INDIGO),
    colorBrandForeground1: INDIGO[120],
    colorBrandForeground2: INDIGO[130],
    // Fluent's own step for links is a shade too dark on our dark ground (4.24 : 1).
    colorBrandForegroundLink: INDIGO[120],
    colorBrandForegroundLinkHover: INDIGO[130],
    colorBrandForegroundLinkPressed: INDIGO[110],
    colorBrandForegroundLinkSelected: INDIGO[120],
  }),
  'high-contrast': withFaces(teamsHighContrastTheme),
} satisfies Record<Appearance, Theme>;
