/** Builds elements. What was received is only ever put in as text, never as markup. */

/** `undefined` leaves an attribute out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;
/** `false` and `undefined` leave a child out. */
export type Child = Node | string | false | undefined;

function filled<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...shownChildren(children));
  return element;
}

/** The children that are not left out. */
export function shownChildren(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined && child !== false);
}

/** An element of the page. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** A button and what a click on it does. */
export function button(
  attributes: Attributes,
  onClick: (button: HTMLButtonElement) => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', () => onClick(made));
  return made;
}

/** A titled part of what a delivery shows. */
export function section(title: string, ...children: readonly Child[]): HTMLElement {
  return el('section', {}, el('h3', {}, title), ...children);
}

/** A sentence in the place of what is not there or not shown. */
export function remark(text: string): HTMLElement {
  return el('p', { class: 'masked' }, text);
}

/** A coloured label. */
export function badge(style: string, text: string): HTMLElement {
  return el('span', { class: `badge ${style}` }, text);
}
