/** Colours of the report. `theme.test.ts` holds every pair of text and ground to the contrast of WCAG AA. */

/** Custom properties of one theme, by name without the leading hyphens. */
export type Theme = Record<keyof typeof light, string>;

export const light = {
  ground: '#f6f6f3',
  paper: '#ffffff',
  inset: '#f4f4f0',
  line: '#dddcd5',
  edge: '#85847b',
  ink: '#1d2125',
  soft: '#585d63',
  link: '#1f5a93',
  focus: '#1f5a93',
  fail: '#b3261e',
  'fail-tint': '#fbeceb',
  warn: '#8a5200',
  'warn-tint': '#fbf1e0',
  info: '#2a5d9c',
  'info-tint': '#eaf1fa',
  pass: '#23703f',
  'pass-tint': '#e8f4ec',
  error: '#8a2b7c',
  'error-tint': '#f7ebf5',
  idle: '#5a5e63',
  'idle-tint': '#eeeeea',
  mark: '#ffeec2',
  string: '#22674a',
  number: '#84480d',
  literal: '#6d3f9c',
  'g-principle': '#5b4a8a',
  'g-documented': '#124e78',
  'g-carried': '#3479a8',
  'g-observed': '#6ea3c4',
  'g-secondary': '#a9b9c2',
  'g-assumed': '#cbcbc3',
};

export const dark: Theme = {
  ground: '#15181b',
  paper: '#1c2024',
  inset: '#22272b',
  line: '#343a40',
  edge: '#7d858d',
  ink: '#e7e8e6',
  soft: '#a6adb4',
  link: '#8cbcec',
  focus: '#8cbcec',
  fail: '#ff9d94',
  'fail-tint': '#3a2322',
  warn: '#efbd6f',
  'warn-tint': '#352a19',
  info: '#93bff0',
  'info-tint': '#1f2d3d',
  pass: '#84cf9f',
  'pass-tint': '#1d3126',
  error: '#e5a0d8',
  'error-tint': '#372536',
  idle: '#adb3b9',
  'idle-tint': '#2a2f34',
  mark: '#4a3c16',
  string: '#8fcfae',
  number: '#e5b37d',
  literal: '#c9a8ee',
  'g-principle': '#a390dc',
  'g-documented': '#79bdf0',
  'g-carried': '#4b8fc2',
  'g-observed': '#396a8e',
  'g-secondary': '#546470',
  'g-assumed': '#484d52',
};

/** Texts and what they stand on: each pair must be readable in both themes. */
export const textPairs: readonly (readonly [text: keyof Theme, ground: keyof Theme])[] = [
  ...(['ink', 'soft', 'link', 'fail', 'warn', 'info', 'pass', 'error', 'idle'] as const).flatMap((text) =>
    (['ground', 'paper', 'inset'] as const).map((ground) => [text, ground] as const),
  ),
  ...(['fail', 'warn', 'info', 'pass', 'error', 'idle'] as const).map((state) => [state, `${state}-tint`] as const),
  ...(['ink', 'soft'] as const).flatMap((text) =>
    (['fail-tint', 'warn-tint', 'pass-tint'] as const).map((ground) => [text, ground] as const),
  ),
  ...(['ink', 'soft', 'string', 'number', 'literal'] as const).flatMap((text) =>
    (['inset', 'mark'] as const).map((ground) => [text, ground] as const),
  ),
];

function declarations(theme: Theme, scheme: 'light' | 'dark'): string {
  const colours = Object.entries(theme).map(([name, colour]) => `--${name}:${colour};`);
  return `{color-scheme:${scheme};${colours.join('')}}`;
}

/** The reader's system decides, unless the toggle does; on paper it is always light. */
export const themeStyles = `:root${declarations(light, 'light')}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])${declarations(dark, 'dark')}}
@media screen{:root[data-theme=dark]${declarations(dark, 'dark')}}
`;
