/** Writes values as XML, as schemas say (OpenAPI 3.1.1, 4.8.26). */
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { isObject, type JsonObject } from '../../contracts/model/json-value.js';
import { plainText } from '../../generators/cases/writing/json-text.js';
import { followed } from './followed.js';

interface Xml {
  name?: string;
  namespace?: string;
  prefix?: string;
  attribute?: boolean;
  wrapped?: boolean;
}

/** Writes one value after another, each as the element or attribute that its schema says. */
class XmlWriter {
  readonly #document: unknown;

  constructor(document: unknown) {
    this.#document = document;
  }

  xmlOf(schema: unknown): Xml {
    const { xml } = followed(this.#document, schema);
    return isObject(xml) ? xml : {};
  }

  /** Schemas of members, those of the schemas that it is joined of as well. */
  #properties(schema: unknown): JsonObject {
    const { properties, allOf } = followed(this.#document, schema);
    const parts = Array.isArray(allOf) ? allOf.map((part) => this.#properties(part)) : [];
    return Object.assign({}, ...parts, isObject(properties) ? properties : {}) as JsonObject;
  }

  element(parent: XMLBuilder, name: string, schema: unknown): XMLBuilder {
    const { prefix, namespace } = this.xmlOf(schema);
    const full = prefix === undefined ? name : `${prefix}:${name}`;
    return namespace === undefined ? parent.ele(full) : parent.ele(namespace, full);
  }

  write(parent: XMLBuilder, name: string, value: unknown, schema: unknown): void {
    const { name: own = name, wrapped = false, attribute = false } = this.xmlOf(schema);
    if (Array.isArray(value)) {
      const { items } = followed(this.#document, schema);
      const around = wrapped ? this.element(parent, own, schema) : parent;
      for (const item of value) this.write(around, this.xmlOf(items).name ?? name, item, items);
    } else if (attribute) parent.att(own, plainText(value));
    else this.fill(this.element(parent, own, schema), value, schema);
  }

  fill(element: XMLBuilder, value: unknown, schema: unknown): void {
    if (!isObject(value)) {
      element.txt(plainText(value));
      return;
    }
    const properties = this.#properties(schema);
    for (const [name, member] of Object.entries(value)) this.write(element, name, member, properties[name]);
  }
}

/** A value as a document of XML; its root is called as the schema says, else as its component. */
export function xmlText(value: unknown, schema: unknown, document: unknown): string {
  const writer = new XmlWriter(document);
  const reference = isObject(schema) && typeof schema['$ref'] === 'string' ? schema['$ref'] : '';
  const name = writer.xmlOf(schema).name ?? reference.split('/').at(-1) ?? '';
  const root = create();
  const top = writer.element(root, name === '' ? 'root' : name, schema);
  if (Array.isArray(value)) writer.write(top, 'item', value, schema);
  else writer.fill(top, value, schema);
  return root.end({ headless: true });
}
