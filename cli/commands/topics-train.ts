import { loadRegion } from '../../config/load-region.ts';
import { toIso } from '../../contracts/clock.ts';
import { encodeModel, modelVersion } from '../../processors/topics/model-file.ts';
import { createNameReader, createTextReader } from '../../processors/topics/text-reader.ts';
import { round, trainModel } from '../../processors/topics/train-model.ts';
import { systemClock } from '../clock.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';
import { writeModelBytes } from '../topics/model-store.ts';
import { readLabelled } from '../topics/read-labelled.ts';

interface TrainOptions extends Omit<CommonOptions, 'data'> {
  data: string;
  label: string;
  out: string;
  region: string;
}

/** `topics train`: learns the labels of a file and writes a model; its report goes to stdout as one JSON object. */
export async function trainTopics({ data, label, out, region: regionId }: TrainOptions): Promise<void> {
  const readText = createTextReader(loadRegion(regionId));
  const texts = await readLabelled(data, label, readText);
  const begun = performance.now();
  const model = trainModel(
    { texts, nameOf: createNameReader(readText) },
    { region: regionId, trainedAt: toIso(systemClock.now()), now: () => performance.now() },
  );
  const bytes = encodeModel(model);
  const trainSeconds = round((performance.now() - begun) / 1000);
  await writeModelBytes(out, bytes);
  const report = {
    model: out,
    version: modelVersion(bytes),
    bytes: bytes.length,
    ...model.report,
    trainSeconds,
  };
  await write(process.stdout, `${JSON.stringify(report)}\n`);
}
