import type { Body, Region } from '../../contracts/region.ts';
import type { DistrictPlaces } from '../texts/places.ts';
import type { Channel, FeedFormat, SimulatedNetwork, Voice } from './channel.ts';

/** District walls besides the regional ones; the biggest two districts have two. */
const DISTRICT_WALLS = 12;
const DISTRICT_CHANNELS = 4;
const OFFICIAL_PAGES = 4;
/** Far above the ids that VK has given away by 2026. */
const FIRST_OWNER = 990_000_100;
/** Groups of Odnoklassniki, and chats of MAX, which have negative ids. */
const FIRST_GROUP = 53_990_000_000_100;
const FIRST_CHAT = 70_990_000_000_100;

type Draft = Pick<Channel, 'title' | 'voice' | 'share'> &
  Partial<Pick<Channel, 'districtIds' | 'bodyId' | 'isClosed' | 'format'>> & { name: string };

/** Every community, channel and feed of the region, the biggest districts first. */
export function channelsOf(region: Region, places: ReadonlyMap<string, DistrictPlaces>): Channel[] {
  const districts = [...places.values()].sort((a, b) => b.weight - a.weight);
  const bodies = officialBodies(region, districts);
  return [
    ...walls(region, districts, bodies).map((draft, index) =>
      channel('vk', String(-(FIRST_OWNER + index)), draft),
    ),
    ...previews(districts, bodies).map((draft) =>
      channel('telegram', `${region.id}_sim_${draft.name}`.replaceAll('-', '_'), draft),
    ),
    ...feeds(bodies).map((draft) => channel('rss', draft.name, draft)),
    ...groups(districts, bodies).map((draft, index) => channel('ok', String(FIRST_GROUP + index), draft)),
    ...chats(districts).map((draft, index) => channel('max', String(-(FIRST_CHAT + index)), draft)),
  ];
}

function channel(network: SimulatedNetwork, native: string, draft: Draft): Channel {
  return {
    id: `${network === 'telegram' ? 'tg' : network}-${draft.name.replaceAll('_', '-')}`,
    network,
    native,
    title: draft.title,
    voice: draft.voice,
    kind: KINDS[draft.voice],
    districtIds: draft.districtIds ?? [],
    bodyId: draft.bodyId ?? null,
    share: draft.share,
    isClosed: draft.isClosed ?? false,
    format: draft.format ?? null,
  };
}

const KINDS: Readonly<Record<Voice, Channel['kind']>> = {
  residents: 'community',
  newsroom: 'media',
  emergency: 'media',
  body: 'official',
};

function walls(region: Region, districts: readonly DistrictPlaces[], bodies: readonly Body[]): Draft[] {
  const biggest = districts[0]?.weight ?? 1;
  const share = ({ weight }: DistrictPlaces): number => 1 + (6 * weight) / biggest;
  const local = districts.slice(0, DISTRICT_WALLS).map((places, index): Draft => {
    const { district, settlements, territory } = places;
    const isTaken = districts
      .slice(0, index)
      .some((other) => other.settlements[0]?.name === settlements[0]?.name);
    const title = `Подслушано ${isTaken ? territory.inside : (settlements[0]?.inside ?? territory.inside)}`;
    return { name: district.id, title, voice: 'residents', share: share(places), districtIds: [district.id] };
  });
  const second = districts.slice(0, 2).map((places): Draft => {
    const { district, settlements } = places;
    const title = `Жалобная книга: ${settlements[0]?.name ?? district.name.ru}`;
    return {
      name: `${district.id}-zhaloby`,
      title,
      voice: 'residents',
      share: share(places) / 2,
      districtIds: [district.id],
    };
  });
  return [
    { name: 'region', title: `Мы здесь живём: ${region.name.ru}`, voice: 'residents', share: 6 },
    ...local,
    ...second,
    { name: 'vesti', title: 'Вести нашего края', voice: 'newsroom', share: 2 },
    ...bodies.map((body) => officialDraft(body, 0.7)),
    { name: 'zakrytaya', title: 'Соседи (закрытая группа)', voice: 'residents', share: 0, isClosed: true },
  ];
}

function previews(districts: readonly DistrictPlaces[], bodies: readonly Body[]): Draft[] {
  const local = districts.slice(0, DISTRICT_CHANNELS).map(({ district, settlements }, index): Draft => ({
    name: district.id,
    title: `${settlements[0]?.name ?? district.name.ru} сегодня`,
    voice: index % 2 === 0 ? 'residents' : 'newsroom',
    share: 2,
    districtIds: [district.id],
  }));
  return [
    { name: 'novosti', title: 'Новости края', voice: 'newsroom', share: 4 },
    { name: 'chp', title: 'ЧП и пробки', voice: 'emergency', share: 3 },
    { name: 'golos', title: 'Голос жителей', voice: 'residents', share: 3 },
    { name: 'afisha', title: 'Край: жизнь и афиша', voice: 'newsroom', share: 1 },
    ...local,
    ...bodies.slice(0, 1).map((body) => officialDraft(body, 1)),
    { name: 'bez_prosmotra', title: 'Канал без просмотра', voice: 'newsroom', share: 0, isClosed: true },
  ];
}

function feeds(bodies: readonly Body[]): Draft[] {
  const media = (name: string, title: string, format: FeedFormat, share: number): Draft => ({
    name,
    title,
    voice: 'newsroom',
    share,
    format,
  });
  return [
    media('vesti', 'Вести нашего края', 'rss', 4),
    media('gubernskaya', 'Губернская газета', 'rss-1251', 3),
    media('kurier', 'Курьер', 'rss-yandex', 3),
    media('ekspress', 'Экспресс-новости', 'atom', 3),
    media('lenta', 'Лента края', 'json', 2),
    ...bodies.slice(0, 1).map((body): Draft => ({ ...officialDraft(body, 1), format: 'rss' })),
  ];
}

function groups(districts: readonly DistrictPlaces[], bodies: readonly Body[]): Draft[] {
  return [
    ...districts.slice(0, 1).map(({ district, settlements }): Draft => ({
      name: district.id,
      title: `${settlements[0]?.name ?? district.name.ru}: наш дом`,
      voice: 'residents',
      share: 3,
      districtIds: [district.id],
    })),
    ...bodies.slice(0, 1).map((body) => officialDraft(body, 1)),
    {
      name: 'zakrytaya',
      title: 'Одноклассники двора (закрытая группа)',
      voice: 'residents',
      share: 0,
      isClosed: true,
    },
  ];
}

function chats(districts: readonly DistrictPlaces[]): Draft[] {
  return [
    { name: 'kanal', title: 'Край в MAX', voice: 'newsroom', share: 2 },
    ...districts.slice(0, 1).map(({ district, settlements }): Draft => ({
      name: district.id,
      title: `${settlements[0]?.name ?? district.name.ru}: чат жителей`,
      voice: 'residents',
      share: 1,
      districtIds: [district.id],
    })),
  ];
}

function officialDraft(body: Body, share: number): Draft {
  const districtIds = body.districts;
  return {
    name: `official-${body.id}`,
    title: body.name.ru,
    voice: 'body',
    share,
    districtIds,
    bodyId: body.id,
  };
}

/** Bodies with pages: the ones of the biggest districts, then what works in the whole region. */
function officialBodies(region: Region, districts: readonly DistrictPlaces[]): Body[] {
  const ofDistricts = districts.flatMap(
    ({ district }) =>
      region.bodies.find((body) => body.kind === 'municipality' && body.districts.includes(district.id)) ??
      [],
  );
  const regional = region.bodies.filter((body) => body.districts.length === 0);
  const chosen = [...ofDistricts.slice(0, 2), ...regional.slice(0, 2), ...ofDistricts.slice(2)];
  return [...new Set(chosen)].slice(0, OFFICIAL_PAGES);
}
