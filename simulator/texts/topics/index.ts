import { BLOCKS } from '../../../contracts/enriched.ts';
import type { Block } from '../../../contracts/enriched.ts';
import { EDUCATION } from './education.ts';
import { ENERGY } from './energy.ts';
import { HEALTH } from './health.ts';
import { HOUSING } from './housing.ts';
import { ROADS } from './roads.ts';
import { SOCIAL } from './social.ts';
import type { TopicBank } from './topic-bank.ts';
import { TRANSPORT } from './transport.ts';
import { WASTE } from './waste.ts';

/** Every topic that people of the simulated region write about. */
export const TOPICS: readonly TopicBank[] = [
  ...HOUSING,
  ...WASTE,
  ...ENERGY,
  ...EDUCATION,
  ...HEALTH,
  ...ROADS,
  ...TRANSPORT,
  ...SOCIAL,
];

/** Share of complaints by block, close to what regional centres publish: housing and roads first. */
const BLOCK_WEIGHTS: Readonly<Record<Block, number>> = {
  housing: 26,
  roads: 19,
  waste: 11,
  energy: 10,
  transport: 11,
  health: 11,
  education: 7,
  social: 5,
  other: 0,
};

/** The eight thematic blocks that have topics. */
export const TOPIC_BLOCKS: readonly Block[] = BLOCKS.filter((block) => BLOCK_WEIGHTS[block] > 0);

/** Relative number of complaints of a block. */
export function blockWeight(block: Block): number {
  return BLOCK_WEIGHTS[block];
}

/** Topics of one block. */
export function topicsOf(block: Block): readonly TopicBank[] {
  return TOPICS.filter((topic) => topic.block === block);
}
