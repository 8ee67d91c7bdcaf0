import { html, type Html } from './html.js';
import { bodyView } from './json-view.js';
import { grouped } from '../../text/counted.js';

/** Set on a message whose body the report does not show whole. */
export interface CutMark {
  /** Characters of the whole body; it stands in the record. */
  cutFrom?: number;
}

/** A message with `text` characters of its body at most. */
export function cutBody<T extends { body?: string } & CutMark>(message: T, text: number): T {
  const { body = '', cutFrom = body.length } = message;
  return body.length <= text ? message : { ...message, body: body.slice(0, text), cutFrom };
}

/** Body of a message, the places marked; or what is left of it, with a notice. */
export function messageBody(
  { body = '', cutFrom }: { body?: string } & CutMark,
  pointers: readonly string[] = [],
): Html {
  if (cutFrom === undefined) return bodyView(body, pointers);
  if (body === '')
    return html`<p class="none">
      Left out to keep this report small: ${grouped(cutFrom)} characters. The record has them.
    </p>`;
  return html`<div class="body raw">${body}</div>
    <p class="absent">
      The first ${grouped(body.length)} of ${grouped(cutFrom)} characters; the record has the others.
    </p>`;
}
