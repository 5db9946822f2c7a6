import { readFileText } from './lines.ts';

/** One empty element with its attributes; `number` counts those of the name from 1. */
export interface XmlTag {
  number: number;
  attributes: ReadonlyMap<string, string>;
}

/** Longest element that is read, UTF-16 units; those of ГАР have some hundred. */
const TAG_UNITS_MAX = 16_384;
const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/**
 * Elements of one name in a flat XML file, such as those of ГАР, as a stream in bounded memory. It reads attributes in
 * double quotes and knows neither nesting nor document types: what is no such element is passed over.
 */
export async function* readXmlTags(file: string, name: string): AsyncGenerator<XmlTag> {
  const opening = `<${name} `;
  let rest = '';
  let number = 0;
  for await (const chunk of readFileText(file)) {
    rest += chunk;
    let from = 0;
    for (let start = rest.indexOf(opening); start !== -1; start = rest.indexOf(opening, from)) {
      const end = rest.indexOf('>', start);
      if (end === -1) {
        from = start;
        break;
      }
      number += 1;
      yield { number, attributes: attributesOf(rest.slice(start + opening.length, end)) };
      from = end + 1;
    }
    // What is kept may hold the beginning of an element; more than one element's length of it cannot.
    const kept = rest.slice(from);
    rest = kept.length > TAG_UNITS_MAX ? kept.slice(-opening.length) : kept;
  }
}

function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, key = '', value = ''] of tag.matchAll(/([A-Z_]{1,32})="([^"]{0,2000})"/g)) {
    attributes.set(
      key,
      value.replace(/&(?:quot|apos|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity),
    );
  }
  return attributes;
}
