import { one } from '../shared/elements.js';

const key = 'partner-api-conformance:theme';
const root = document.documentElement;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

// Storage may be denied where a report is opened as a file.
function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    return;
  }
}

function isDark(): boolean {
  const theme = root.dataset['theme'];
  return theme ? theme === 'dark' : darkSystem.matches;
}

/** Sets what the reader chose before. Called ahead of the first paint, the page never flashes in the other theme. */
export function restoreTheme(): void {
  const theme = remembered();
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
}

/** The button that turns to the other theme and is named after it. */
export function followThemeToggle(): void {
  const toggle = one('[data-theme-toggle]');
  const name = (): void => {
    toggle.textContent = isDark() ? 'Light theme' : 'Dark theme';
  };
  toggle.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    root.dataset['theme'] = theme;
    remember(theme);
    name();
  });
  darkSystem.addEventListener('change', name);
  name();
}
