import type { CorrectedLabels } from '../contracts/corrections.ts';
import { VecheError } from '../contracts/errors.ts';
import type { BlockOfTopic } from './apply-correction.ts';

/** Names of the region that labels may take. */
export interface KnownLabels {
  hasDistrict: (id: string) => boolean;
  blockOfTopic: BlockOfTopic;
}

/** @throws {VecheError} `input` for labels that the region does not know, or that contradict each other. */
export function checkLabels(
  { districtId, block, topic, ...rest }: CorrectedLabels,
  known: KnownLabels,
): void {
  if (Object.values({ districtId, block, topic, ...rest }).every((value) => value === undefined)) {
    throw new VecheError('input', 'no label is named', {
      where: 'body',
      hint: 'give districtId, block, topic, noise or isAppeal',
    });
  }
  if (typeof districtId === 'string' && !known.hasDistrict(districtId)) {
    throw new VecheError('input', 'no such district in the region', {
      where: 'body.districtId',
      hint: 'GET /api/v1/region lists them',
    });
  }
  if (typeof topic !== 'string') return;
  const blockOf = known.blockOfTopic(topic);
  if (blockOf === undefined) {
    throw new VecheError('input', 'no such topic in the region', {
      where: 'body.topic',
      hint: 'GET /api/v1/region lists them',
    });
  }
  if (block !== undefined && block !== blockOf) {
    throw new VecheError('input', `this topic belongs to the block ${blockOf}`, {
      where: 'body.topic',
      hint: 'leave block out, or give that one',
    });
  }
}
