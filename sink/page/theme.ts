/** Colours of the page, by role. The reader's system decides between light and dark. */
const light = {
  ground: '#f6f6f3',
  paper: '#ffffff',
  inset: '#f4f4f0',
  line: '#dddcd5',
  edge: '#85847b',
  ink: '#1d2125',
  soft: '#585d63',
  accent: '#1f5a93',
  chosen: '#eaf1fa',
  fail: '#b3261e',
  'fail-tint': '#fbeceb',
  warn: '#8a5200',
  'warn-tint': '#fbf1e0',
  pass: '#23703f',
  'pass-tint': '#e8f4ec',
  idle: '#5a5e63',
  'idle-tint': '#eeeeea',
};

const dark: Record<keyof typeof light, string> = {
  ground: '#15181b',
  paper: '#1c2024',
  inset: '#22272b',
  line: '#343a40',
  edge: '#7d858d',
  ink: '#e7e8e6',
  soft: '#a6adb4',
  accent: '#8cbcec',
  chosen: '#1f2d3d',
  fail: '#ff9d94',
  'fail-tint': '#3a2322',
  warn: '#efbd6f',
  'warn-tint': '#352a19',
  pass: '#84cf9f',
  'pass-tint': '#1d3126',
  idle: '#adb3b9',
  'idle-tint': '#2a2f34',
};

function declarations(theme: typeof light): string {
  return Object.entries(theme)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');
}

export const themeStyles = `:root{color-scheme:light dark;${declarations(light)}}
@media (prefers-color-scheme:dark){:root{${declarations(dark)}}}
`;
