import { Parser } from 'htmlparser2';
import { VecheError } from '../../contracts/errors.ts';

/** Caps of a document: the interface itself gives at most 1,000 requests. */
const ITEMS_MAX = 5000;
const FIELDS_MAX = 64;
const DEPTH_MAX = 16;

const LISTS: ReadonlySet<string> = new Set(['service_requests', 'errors']);
const ITEMS: ReadonlySet<string> = new Set(['request', 'error']);

/** Items of a document, each as its fields, and whether they are errors. */
export interface XmlItems {
  items: Record<string, string>[];
  isErrors: boolean;
  /** Why reading stopped before the end; null when the document was whole. */
  cut: string | null;
}

/** Thrown inside the reader to leave it; never leaves this file. */
class Refusal extends Error {}

/**
 * Reads `<service_requests>` and `<errors>` of GeoReport v2. What came before a cut, or before a cap was hit, is kept.
 * @throws {VecheError} `unreadable` when the root is neither.
 */
export function readXml(text: string): XmlItems {
  const items: Record<string, string>[] = [];
  const open: string[] = [];
  let root = '';
  let cut: string | null = null;
  let item: Map<string, string> | null = null;
  let isEnding = false;
  const parser = new Parser(
    {
      onprocessinginstruction(_name, data) {
        if (/<?!entity\b/i.test(data)) throw new Refusal('the document declares entities');
      },
      onopentag(rawName) {
        const name = rawName.toLowerCase().replace(/^.*:/, '');
        if (open.length >= DEPTH_MAX) throw new Refusal(`elements are nested deeper than ${DEPTH_MAX}`);
        if (open.length === 0) root ||= name;
        open.push(name);
        if (open.length === 2 && ITEMS.has(name)) item = new Map();
      },
      ontext(part) {
        const field = open[2];
        if (item === null || field === undefined) return;
        if (item.size < FIELDS_MAX || item.has(field)) item.set(field, (item.get(field) ?? '') + part);
      },
      onclosetag() {
        if (open.length === 2 && item !== null && !isEnding) {
          if (items.length >= ITEMS_MAX) throw new Refusal(`more than ${ITEMS_MAX} items`);
          items.push(Object.fromEntries(item));
          item = null;
        }
        open.pop();
      },
    },
    { xmlMode: true },
  );
  try {
    parser.write(text);
    isEnding = true;
    if (open.length > 0) cut = 'the document ends before its last element';
    parser.end();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cut = error.message;
  }
  if (!LISTS.has(root)) {
    throw new VecheError('unreadable', cut ?? 'this is no answer of Open311', {
      hint: 'it begins with <service_requests> or <errors>; check the address in a browser',
    });
  }
  return { items, isErrors: root === 'errors', cut };
}
