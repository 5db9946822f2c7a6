import { loadRegion } from '../../config/load-region.ts';
import { distinctLabels } from '../../processors/topics/fit-model.ts';
import { foldsByIndex, holdOut, measureHeldOut } from '../../processors/topics/hold-out.ts';
import { createNameReader, createTextReader } from '../../processors/topics/text-reader.ts';
import { checkTrainable, rounded } from '../../processors/topics/train-model.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readLabelled } from '../topics/read-labelled.ts';

interface EvaluateOptions extends Omit<CommonOptions, 'data'> {
  data: string;
  label: string;
  folds: number;
  region: string;
}

/**
 * `topics evaluate`: each fold (row index mod folds) is answered by a model of the others. `trainSeconds` is the mean
 * time of one training, with its features; an abstention is scored by its best label.
 */
export async function evaluateTopics({ data, label, folds, region }: EvaluateOptions): Promise<void> {
  const readText = createTextReader(loadRegion(region));
  const texts = await readLabelled(data, label, readText);
  const training = { texts, nameOf: createNameReader(readText) };
  const parts = foldsByIndex(texts, folds);
  checkTrainable(training, parts);
  const { answers, secondsPerFit } = holdOut(training, parts, () => performance.now());
  const { accuracy, weightedF1, macroF1, top5, calibrationError } = measureHeldOut(answers);
  const report = {
    rows: texts.length,
    classes: distinctLabels(texts).length,
    folds,
    ...rounded({ accuracy, weightedF1, macroF1, top5, trainSeconds: secondsPerFit, calibrationError }),
  };
  await write(process.stdout, `${JSON.stringify(report)}\n`);
}
