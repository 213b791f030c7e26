import { expect, it } from 'vitest';
import { preferredAppearance } from '#addin/pane/theme/preferred-appearance.ts';

const none = () => false;

it('follows forced colours first, then Office, then the system', () => {
  expect(preferredAppearance({ isDarkTheme: true }, (query) => query.includes('forced-colors'))).toBe(
    'high-contrast',
  );
  expect(preferredAppearance({ isDarkTheme: true }, none)).toBe('dark');
  expect(preferredAppearance({ bodyBackgroundColor: '#262626' }, none)).toBe('dark');
  expect(preferredAppearance({ bodyBackgroundColor: '#F3F2F1' }, () => true)).toBe('high-contrast');
  expect(preferredAppearance(undefined, (query) => query.includes('dark'))).toBe('dark');
  expect(preferredAppearance(undefined, none)).toBe('light');
});
