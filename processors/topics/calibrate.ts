import { softmax } from './classify.ts';

/** Scores of a text that the fit had not seen, and the index of its right class; −1 when the fit has no such class. */
export interface HeldOut {
  scores: Float32Array;
  right: number;
}

const LOG_MIN = Math.log(0.005);
const LOG_MAX = Math.log(20);
const STEPS = 40;
/** Least probability whose logarithm is taken. */
const LEAST = 1e-12;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature at which the held-out answers are likeliest (Guo et al. 2017, «On calibration of modern neural
 * networks»), by golden section on its logarithm, for targets smoothed as Platt's (1999). 1 without held-out texts.
 */
export function fitTemperature(texts: readonly HeldOut[]): number {
  const known = texts.filter(({ right }) => right >= 0);
  if (known.length === 0) return 1;
  const loss = (log: number) => {
    let sum = 0;
    for (const { scores, right } of known) {
      const shares = softmax(scores, Math.exp(log));
      // Platt's targets: a few right answers in a row are no proof of certainty.
      const slip = 1 / (known.length + 2);
      sum -= (1 - slip) * Math.log(Math.max(shares[right] ?? 0, LEAST));
      for (const other of shares) sum -= (slip / shares.length) * Math.log(Math.max(other, LEAST));
    }
    return sum;
  };
  let [low, high] = [LOG_MIN, LOG_MAX];
  for (let step = 0; step < STEPS; step += 1) {
    const left = high - GOLDEN * (high - low);
    const right = low + GOLDEN * (high - low);
    if (loss(left) <= loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

/**
 * Of two labels: what the score of the second lacks for being answered as often as it is right, so that it is missed as
 * often as it is named wrongly. 0 for any other number of labels: rare ones are too few to tell.
 */
export function fitOffset(texts: readonly HeldOut[]): number {
  const known = texts.filter(({ scores, right }) => scores.length === 2 && right >= 0);
  if (known.length === 0 || known.length < texts.length) return 0;
  const leads = Float64Array.from(known, ({ scores }) => (scores[1] ?? 0) - (scores[0] ?? 0)).sort();
  const second = known.filter(({ right }) => right === 1).length;
  const border = known.length - second;
  if (second === 0 || border === 0) return 0;
  return -((leads[border - 1] ?? 0) + (leads[border] ?? 0)) / 2;
}

/** The same answer with the score of the second label raised. */
export function withOffset<T extends HeldOut>(text: T, offset: number): T {
  if (offset === 0) return text;
  return { ...text, scores: text.scores.map((score, index) => (index === 1 ? score + offset : score)) };
}

/** An answer on a held-out text. */
export interface Judged {
  confidence: number;
  isRight: boolean;
}

/** Answers that are right less often than this are no help to an analyst: the model abstains instead. */
const RIGHT_MIN = 0.2;
/** Fewer answers prove nothing. */
const ANSWERS_MIN = 20;

/** The confidence below which answers are right too rarely; 0 when they never are. */
export function fitThreshold(answers: readonly Judged[]): number {
  const ordered = [...answers].sort((a, b) => a.confidence - b.confidence);
  let right = 0;
  let threshold = 0;
  ordered.forEach(({ isRight }, index) => {
    if (isRight) right += 1;
    const seen = index + 1;
    if (seen >= ANSWERS_MIN && right / seen < RIGHT_MIN) threshold = ordered[seen]?.confidence ?? threshold;
  });
  return threshold;
}

const BINS = 10;

/** Expected calibration error: the mean distance of confidence and share of right answers, in ten bins. */
export function calibrationError(answers: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of answers) {
    const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  const distance = bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0);
  return answers.length === 0 ? 0 : distance / answers.length;
}
