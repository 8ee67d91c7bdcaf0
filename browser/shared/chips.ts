/** Buttons that stay pressed, each for a state by which a list is narrowed. */
const isPressed = (chip: HTMLElement): boolean => chip.getAttribute('aria-pressed') === 'true';
const setPressed = (chip: HTMLElement, pressed: boolean): void => chip.setAttribute('aria-pressed', String(pressed));
const stateOf = (chip: HTMLElement): string => chip.dataset['state'] ?? '';

/** The states of chips, in the order of the page. */
export function statesOfChips(chips: readonly HTMLElement[]): string[] {
  return chips.map(stateOf);
}

/** States of the chips that are pressed. */
export function pressedStates(chips: readonly HTMLElement[]): string[] {
  return statesOfChips(chips.filter(isPressed));
}

/** Presses the chips of these states and lets go of the others. */
export function press(chips: readonly HTMLElement[], states: readonly string[]): void {
  for (const chip of chips) setPressed(chip, states.includes(stateOf(chip)));
}

/** A click presses a chip or lets go of it. */
export function followChips(chips: readonly HTMLElement[], changed: () => void): void {
  for (const chip of chips)
    chip.addEventListener('click', () => {
      setPressed(chip, !isPressed(chip));
      changed();
    });
}
