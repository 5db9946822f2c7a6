import { createHash } from 'node:crypto';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import { makeSpace } from './feature-space.ts';
import { COLUMNS } from './hash-feature.ts';
import type { TopicModel } from './topic-model.ts';
import { LABELS_MAX } from './train-model.ts';

/*
 * A model file, little endian: 8 bytes of magic with the version, length of the header, the header as JSON padded with
 * spaces to a multiple of 4, then for the rows columns (uint32), gains, scales (float32), for the classes bias (float32), the
 * weights (int8, rows × classes), and SHA-256 of all that.
 */
const MAGIC = 'VECHETM1';
const HEADER_AT = 12;
const HEADER_BYTES_MAX = 8 * 1024 * 1024;
const DIGEST_BYTES = 32;
const NUMBER_BYTES = 4;

/** Longest file that is read. */
export const MODEL_BYTES_MAX = 512 * 1024 * 1024;

const share = z.number().min(0).max(1);
const viewWeight = z.number().min(0).max(1000);
const headerSchema = z.strictObject({
  labels: z
    .array(z.union([z.string().max(500), z.number()]))
    .min(2)
    .max(LABELS_MAX),
  rows: z.number().int().min(1).max(COLUMNS),
  views: z.strictObject({ stem: viewWeight, pair: viewWeight, letters: viewWeight, term: viewWeight }),
  temperature: z.number().min(0.001).max(1000),
  threshold: share,
  region: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
  report: z.strictObject({
    trainedAt: z.string().max(40),
    rows: z.number().int().nonnegative(),
    classes: z.number().int().nonnegative(),
    folds: z.number().int().nonnegative(),
    accuracy: share,
    weightedF1: share,
    macroF1: share,
    top5: share,
    calibrationError: share,
    answered: share,
    accuracyAnswered: share,
  }),
});

/** Bytes of a model; the same model gives the same bytes. */
export function encodeModel(model: TopicModel): Buffer {
  const { labels, space, weights, scales, bias, temperature, threshold, region, report } = model;
  const { views, columns, gains } = space;
  const json = JSON.stringify({
    labels,
    rows: columns.length,
    views,
    temperature,
    threshold,
    region,
    report,
  });
  const header = Buffer.from(json);
  const padding = (NUMBER_BYTES - (header.length % NUMBER_BYTES)) % NUMBER_BYTES;
  const start = Buffer.alloc(HEADER_AT);
  start.write(MAGIC, 'latin1');
  start.writeUInt32LE(header.length + padding, MAGIC.length);
  const body = Buffer.concat([
    start,
    header,
    Buffer.alloc(padding, ' '),
    ...[columns, gains, scales, bias, weights].map(bytesOf),
  ]);
  return Buffer.concat([body, digestOf(body)]);
}

/**
 * Reads a model. `where` names the file in errors.
 * @throws {VecheError} `unreadable` for bytes that are no whole model of this version.
 */
export function decodeModel(bytes: Uint8Array, where: string): TopicModel {
  // A copy, since the numbers must begin at a multiple of 4 and must not change under the model.
  const file = new Uint8Array(bytes);
  const refuse = (problem: string, cause?: unknown): VecheError =>
    new VecheError('unreadable', problem, {
      where,
      hint: 'train it anew with ./veche topics train, or bring the file from where it was made',
      cause,
    });
  if (file.length < HEADER_AT + DIGEST_BYTES || latin(file.subarray(0, MAGIC.length)) !== MAGIC) {
    throw refuse('this is no topic model of this version');
  }
  const end = file.length - DIGEST_BYTES;
  if (!digestOf(file.subarray(0, end)).equals(file.subarray(end))) {
    throw refuse('the topic model is damaged: its checksum differs');
  }
  const headerBytes = new DataView(file.buffer).getUint32(MAGIC.length, true);
  if (headerBytes > HEADER_BYTES_MAX || HEADER_AT + headerBytes > end || headerBytes % NUMBER_BYTES !== 0) {
    throw refuse('the header of the topic model has a wrong length');
  }
  const { rows, views, ...header } = parseHeader(file.subarray(HEADER_AT, HEADER_AT + headerBytes), refuse);
  const classes = header.labels.length;
  const numbersAt = HEADER_AT + headerBytes;
  if (end - numbersAt !== NUMBER_BYTES * (3 * rows + classes) + rows * classes) {
    throw refuse('the topic model has a wrong length');
  }
  let at = numbersAt;
  const floats = (length: number): Float32Array => {
    const numbers = new Float32Array(file.buffer.slice(at, at + length * NUMBER_BYTES));
    at += length * NUMBER_BYTES;
    return numbers;
  };
  const columns = new Uint32Array(file.buffer.slice(at, at + rows * NUMBER_BYTES));
  at += rows * NUMBER_BYTES;
  const [gains, scales, bias] = [floats(rows), floats(rows), floats(classes)];
  const isWhole = [gains, scales, bias].every((numbers) => numbers.every((value) => Number.isFinite(value)));
  if (!isWhole || !ascends(columns)) throw refuse('the numbers of the topic model are out of bounds');
  const weights = new Int8Array(file.buffer.slice(at, end));
  return { ...header, space: makeSpace(columns, gains, views), weights, scales, bias };
}

/** First 12 hex digits of a model's checksum: its version. */
export function modelVersion(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(bytes.length - DIGEST_BYTES))
    .toString('hex')
    .slice(0, 12);
}

function parseHeader(bytes: Uint8Array, refuse: (problem: string, cause?: unknown) => VecheError) {
  try {
    const header = headerSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (new Set(header.labels).size === header.labels.length) return header;
  } catch (error) {
    throw refuse('the header of the topic model cannot be read', error);
  }
  throw refuse('a label stands twice in the topic model');
}

function ascends(columns: Uint32Array): boolean {
  return columns.every((column, row) => column < COLUMNS && (row === 0 || column > (columns[row - 1] ?? 0)));
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function bytesOf(numbers: Uint32Array | Float32Array | Int8Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
