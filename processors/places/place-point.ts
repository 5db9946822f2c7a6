import type { Place } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { unquoted } from '../evidence.ts';
import type { DistrictOfPoint } from './district-of-point.ts';

/** A point says where the phone was, not what the post is about. */
const GEO_CONFIDENCE = 0.6;

/** The district around the point of a post; empty when it has none or lies nowhere. */
export function placesOfPoint({ geo }: Pick<Post, 'geo'>, districtOfPoint: DistrictOfPoint): Place[] {
  const district = geo === null ? null : districtOfPoint(geo);
  if (district === null) return [];
  const { id, lat, lon } = district;
  const evidence = [unquoted('geo')];
  const nowhere = { text: '', start: 0, end: 0 };
  return [
    {
      ...nowhere,
      placeId: id,
      districtId: id,
      level: 'district',
      lat,
      lon,
      confidence: GEO_CONFIDENCE,
      evidence,
    },
  ];
}
