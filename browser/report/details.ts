import { all } from '../shared/elements.js';

/** A button that opens or closes all details of its section, and is named after what it does next. */
export function toggleAll(button: HTMLElement): void {
  const label = button.firstElementChild;
  const section = button.closest('[data-section]');
  if (!label || !section) return;
  const open = label.textContent === 'Open all';
  label.textContent = open ? 'Close all' : 'Open all';
  for (const details of all<HTMLDetailsElement>('[data-item] > details, details[data-group]', section))
    details.open = open;
}

/** On paper nothing can be opened: findings are, and what else the reader has opened. */
export function openOnPaper(): void {
  let closed: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    closed = all<HTMLDetailsElement>('details[data-print]:not([open])');
    for (const details of closed) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of closed) details.open = false;
  });
}
