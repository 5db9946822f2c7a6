import type { Labelled } from '../contracts/enriched.ts';
import type { Post } from '../contracts/post.ts';
import { startChain } from '../contracts/processor.ts';
import type { Region } from '../contracts/region.ts';
import { createAnalyseText } from './analyse-text.ts';
import { createAssignTopics } from './assign-topics.ts';
import { createChooseDistrict } from './choose-district.ts';
import { collectStems } from './collect-stems.ts';
import { createDetectAppeal } from './detect-appeal.ts';
import { createDetectConflict } from './detect-conflict.ts';
import { detectLanguage } from './detect-language.ts';
import { createDetectNoise } from './detect-noise.ts';
import { createFindBodies } from './find-bodies.ts';
import { createFindPlaces } from './find-places.ts';
import { createScoreSentiment } from './score-sentiment.ts';
import { createCombineTopics } from './topics/combine-topics.ts';
import { decodeModel } from './topics/model-file.ts';
import { processorsVersion } from './version.ts';
import { createVocabulary } from './vocabulary.ts';

/**
 * Stage A, whole and in order: what is known of a post from its own text and the region's data. Pure: the same post
 * gives the same labels in any thread. A step that reads what no step before it has added does not compile. `model`: file
 * of a trained model of topics.
 * @throws {VecheError} `unreadable` for a damaged model, `input` for one whose labels are no topics of the region.
 */
export function buildStageA(region: Region, model: Uint8Array | null = null): (post: Post) => Labelled {
  const version = processorsVersion(region, model);
  const vocabulary = createVocabulary();
  const combine = model === null ? null : createCombineTopics(decodeModel(model, 'model of topics'), region);
  const label = startChain<Post>()
    .pipe(createAnalyseText(vocabulary))
    .pipe(detectLanguage)
    .pipe(createFindPlaces(region, vocabulary))
    .pipe(createChooseDistrict(region))
    .pipe(createAssignTopics(region, vocabulary, combine))
    .pipe(createDetectNoise(vocabulary))
    .pipe(createScoreSentiment(vocabulary))
    .pipe(createDetectConflict(vocabulary))
    .pipe(createDetectAppeal(vocabulary))
    .pipe(createFindBodies(region, vocabulary))
    .pipe(collectStems)
    .pipe(() => ({ version }))
    .build();
  return (post) => {
    const { analysis: _analysis, foreignPlaces: _foreignPlaces, ...labels } = label(post);
    return labels;
  };
}
