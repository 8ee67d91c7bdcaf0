import { one } from '../shared/elements.js';

const shownMs = 1600;

async function copied(code: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code.textContent);
    return true;
  } catch {
    // No clipboard on an insecure origin: the selection is what is left.
    getSelection()?.selectAllChildren(code);
    return document.execCommand('copy');
  }
}

/** Copies the code beside a button, and says so on the button and to screen readers. */
export async function copyBeside(button: HTMLElement): Promise<void> {
  const announcement = one('[data-announcement]');
  const done = await copied(one('code', button.parentElement ?? document));
  const said = done ? 'Copied' : 'Selected';
  button.textContent = said;
  announcement.textContent = said;
  setTimeout(() => {
    button.textContent = 'Copy';
    announcement.textContent = '';
  }, shownMs);
}
