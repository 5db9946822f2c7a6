import { Parser } from 'htmlparser2';
import { damaged, tooLarge } from './problems.ts';

/** What listens to the elements of a document and makes values of them. Names come without their prefix. */
export interface XmlSink<T> {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  /** Values made since it was last asked. */
  take(): T[];
}

/** Caps far above any honest workbook. */
const DEPTH_MAX = 64;
const ATTRIBUTES_MAX = 64;
/** Characters between two `>`: a cell holds 32,767 (Microsoft, «Excel specifications and limits»), five times that when escaped. */
const RUN_LENGTH_MAX = 1_000_000;

/**
 * Reads a document piece by piece, so that memory does not grow with it. Document types and entities are refused:
 * no part of a workbook may have them (ECMA-376 part 2, 7.2).
 * @throws {VecheError} `input` or `too_large`.
 */
export async function* readXml<T>(bytes: AsyncIterable<Uint8Array>, sink: XmlSink<T>): AsyncGenerator<T> {
  const parser = createParser(sink);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let run = 0;
  for await (const piece of bytes) {
    decoder ??= new TextDecoder(isUtf16(piece) ? 'utf-16le' : 'utf-8');
    const text = decoder.decode(piece, { stream: true });
    const end = text.lastIndexOf('>');
    run = end < 0 ? run + text.length : text.length - end;
    if (run > RUN_LENGTH_MAX) throw tooLarge('an element');
    parser.write(text);
    yield* sink.take();
  }
  parser.end();
  yield* sink.take();
}

/** All values of a small document; see `readXml`. */
export async function readWholeXml<T>(bytes: AsyncIterable<Uint8Array>, sink: XmlSink<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of readXml(bytes, sink)) values.push(value);
  return values;
}

function isUtf16(piece: Uint8Array): boolean {
  return piece[0] === 0xff && piece[1] === 0xfe;
}

function createParser<T>(sink: XmlSink<T>): Parser {
  let depth = 0;
  let attributes = 0;
  return new Parser(
    {
      onprocessinginstruction(_name, data) {
        if (data.startsWith('!')) throw damaged('it declares entities or a document type');
      },
      onattribute() {
        attributes += 1;
        if (attributes > ATTRIBUTES_MAX) throw tooLarge('an element');
      },
      onopentag(name, given) {
        attributes = 0;
        depth += 1;
        if (depth > DEPTH_MAX) throw tooLarge('the nesting of its elements');
        sink.open(localName(name), given);
      },
      ontext: (text) => sink.text(text),
      onclosetag(name) {
        depth -= 1;
        sink.close(localName(name));
      },
    },
    { xmlMode: true },
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
