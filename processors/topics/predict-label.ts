import { createClassifier } from './classify.ts';
import { bestFirst } from './hold-out.ts';
import type { Features } from './read-features.ts';
import type { Label, TopicModel } from './topic-model.ts';
import { round } from './train-model.ts';

/** The answer of a model on one text. */
export interface Prediction {
  /** null: the model abstains, since such answers are right too rarely or it knows nothing of the text. */
  label: Label | null;
  /** Of the best label, 0..1. */
  confidence: number;
  /** The five best labels. */
  top: { label: Label; confidence: number }[];
}

const TOP = 5;

/** Makes the function that names the label of a text. */
export function createPredictLabel(model: TopicModel): (features: Features) => Prediction {
  const { probabilities } = createClassifier(model);
  return (features) => {
    const shares = probabilities(features);
    if (shares === null) return { label: null, confidence: 0, top: [] };
    const top = bestFirst(shares)
      .slice(0, TOP)
      .flatMap((index) => {
        const label = model.labels[index];
        return label === undefined ? [] : [{ label, confidence: shares[index] ?? 0 }];
      });
    const best = top[0];
    const isSure = best !== undefined && best.confidence >= model.threshold;
    return {
      label: isSure ? best.label : null,
      confidence: round(best?.confidence ?? 0),
      top: top.map(({ label, confidence }) => ({ label, confidence: round(confidence) })),
    };
  };
}
