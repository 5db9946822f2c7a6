import { toIso } from '../../contracts/clock.ts';
import { VecheError } from '../../contracts/errors.ts';
import { loadRegion } from '../../config/load-region.ts';
import { compareModels, type Comparison } from '../../processors/topics/compare-models.ts';
import type { LabelledText } from '../../processors/topics/fit-model.ts';
import { foldsByLabel } from '../../processors/topics/hold-out.ts';
import { decodeModel, encodeModel, modelVersion } from '../../processors/topics/model-file.ts';
import { createNameReader, createTextReader } from '../../processors/topics/text-reader.ts';
import { checkTrainable, rounded, trainModel } from '../../processors/topics/train-model.ts';
import { systemClock } from '../clock.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { readSettings } from '../settings.ts';
import { readModelBytes, replaceModel } from '../topics/model-store.ts';
import { readCorrections } from '../topics/read-corrections.ts';
import { readLabelled } from '../topics/read-labelled.ts';

interface LearnOptions extends CommonOptions {
  model: string;
  examples?: string;
  label: string;
  force?: boolean;
}

const FOLDS = 5;

/**
 * `topics learn`: trains a challenger on what analysts corrected and on examples, compares it with the model on texts
 * that neither has seen, prints the comparison as one JSON object, and replaces the model when the challenger is better.
 * @throws {VecheError} `input` without corrections; `conflict` while a process owns the data folder.
 */
export async function learnTopics(options: LearnOptions): Promise<void> {
  const { model: file } = options;
  const oldBytes = await readModelBytes(file);
  const champion = decodeModel(oldBytes, file);
  const readText = createTextReader(loadRegion(champion.region));
  const nameOf = createNameReader(readText);
  const examples =
    options.examples === undefined ? [] : await readLabelled(options.examples, options.label, readText);
  const corrections = (await readCorrections(readSettings(options), champion.labels)).map(
    ({ text, label }): LabelledText => ({ features: readText(text), label }),
  );
  if (corrections.length === 0) {
    throw new VecheError('input', 'nobody has corrected the topic of a post whose text is still kept', {
      hint: 'correct topics on the page of a post, or by POST /api/v1/posts/:id/corrections, then try again',
    });
  }
  const texts = [...examples, ...corrections];
  checkTrainable({ texts, nameOf }, foldsByLabel(texts, FOLDS));
  if (examples.length > 0) checkTrainable({ texts: examples, nameOf }, foldsByLabel(examples, FOLDS));

  const comparison = compareModels({ champion, corrections, examples, nameOf, folds: FOLDS });
  const isReplaced = comparison.isBetter || options.force === true;
  let kept = { version: modelVersion(oldBytes), previous: null as string | null };
  if (isReplaced) {
    const setting = {
      region: champion.region,
      trainedAt: toIso(systemClock.now()),
      now: () => performance.now(),
    };
    const bytes = encodeModel(trainModel({ texts, nameOf }, setting));
    kept = { version: modelVersion(bytes), previous: await replaceModel(file, bytes) };
  }
  await write(
    process.stdout,
    `${JSON.stringify({ model: file, ...kept, isReplaced, ...readable(comparison) })}\n`,
  );
}

function readable(comparison: Comparison): object {
  const { champion, challenger, onCorrections, difference } = comparison;
  return {
    ...comparison,
    champion: rounded(champion),
    challenger: rounded(challenger),
    onCorrections: rounded(onCorrections),
    difference: rounded(difference),
  };
}
