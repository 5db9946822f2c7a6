import type { Document } from 'domhandler';
import { DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import { VecheError } from '../../contracts/errors.ts';

/** Levels of elements; a preview page has about 25. Time and stack of the parser grow with the depth. */
const DEPTH_MAX = 200;

class BoundedHandler extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > DEPTH_MAX) {
      throw new VecheError('unreadable', `elements are nested deeper than ${DEPTH_MAX}`, {
        hint: 'this is no page of a preview',
      });
    }
    super.onopentag(name, attributes);
  }
}

/**
 * The tree of an HTML page, however it is broken.
 * @throws {VecheError} `unreadable` when it is nested deeper than 200 elements.
 */
export function readHtml(html: string): Document['children'] {
  const handler = new BoundedHandler();
  const parser = new Parser(handler);
  parser.end(html);
  return handler.root.children;
}
