/** What must not be kept, as people write it. */
export const PERSONAL = [
  '+7 911 123-45-67',
  '8(921)7654321',
  'zhilets.petrov@example.org',
  '2202 2036 0000 0006',
  '5801 123456',
  'Выдумкина Аглая Поликарповна',
  'Аглая Поликарповна',
  '@aglaya_vydumkina',
  'Аглая Выдумкина',
  '[id770077|',
  '770077',
  'vk.com/id880088',
];
/** Stands beside it and shows that the search finds what is kept. */
export const KEPT = 'водокачкамаркер';
/** A text with all of it. */
const TEXT =
  `${KEPT}: звоните +7 911 123-45-67 или 8(921)7654321, почта zhilets.petrov@example.org, карта 2202 2036 0000 0006, ` +
  'паспорт 5801 123456, Выдумкина Аглая Поликарповна, пишите @aglaya_vydumkina, ' +
  '[id770077|Аглая Выдумкина], vk.com/id880088';

/** One answer of each network that holds the text, and an item with it that cannot be read. */
export const ANSWERS: Readonly<Record<string, string>> = {
  vk: JSON.stringify({
    response: {
      count: 3,
      items: [
        { id: 1, owner_id: -55, from_id: 770077, date: 1795420000, text: TEXT },
        { id: 2, owner_id: -55, from_id: -55, text: TEXT },
        { id: 3, owner_id: 770077, from_id: 770077, date: 1795420000, text: `${TEXT} чужаястена` },
      ],
    },
  }),
  telegram:
    `<section class="tgme_channel_history"><div class="tgme_widget_message" data-post="pskov/7">` +
    `<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_text">${TEXT}</div>` +
    `<a class="tgme_widget_message_date"><time datetime="2026-11-24T06:00:00+00:00"></time></a></div></div>` +
    `<div class="tgme_widget_message" data-post="pskov/8"><div class="tgme_widget_message_text">${TEXT}</div></div></section>`,
  'telegram-bot': JSON.stringify({
    ok: true,
    result: [
      { id: -100550055, text: TEXT },
      { id: 770077, text: `${TEXT} чужаястена` },
    ].map(({ id, text }, index) => ({
      update_id: index + 1,
      message: {
        message_id: 7,
        date: 1795420000,
        chat: { id, type: id < 0 ? 'supergroup' : 'private', username: 'pskov_sosedi' },
        from: { id: 770077, is_bot: false, first_name: 'Аглая', last_name: 'Выдумкина' },
        text,
      },
    })),
  }),
  rss:
    `<rss version="2.0"><channel><item><guid>tag:zhilets.petrov@example.org,2026:1</guid><title>${TEXT}</title>` +
    `<link>https://example.org/?from=zhilets.petrov@example.org</link><author>Аглая Выдумкина</author>` +
    `<pubDate>Tue, 24 Nov 2026 06:00:00 GMT</pubDate></item>` +
    `<item><title>${TEXT}</title><link>https://vk.com/id880088</link></item>` +
    `<item><guid>b</guid><title>${TEXT}</title><pubDate>${TEXT}</pubDate></item></channel></rss>`,
  ok: JSON.stringify({
    media_topics: [
      { id: '155501230001', created_ms: 1795420800000, author_ref: 'user:770077' },
      { id: '155501230002', author_ref: 'user:770077' },
    ].map((topic) => ({
      ...topic,
      owner_ref: 'group:53000000000055',
      media: [{ type: 'text', text: TEXT, text_tokens: [] }],
    })),
    has_more: false,
    anchor: '',
  }),
  max: JSON.stringify({
    updates: [-70000000000055, 770077].map((chat_id, index) => ({
      update_type: 'message_created',
      timestamp: 1795420800000,
      message: {
        sender: { user_id: 770077, first_name: 'Аглая', last_name: 'Выдумкина', is_bot: false },
        recipient: { chat_id, chat_type: chat_id < 0 ? 'chat' : 'dialog', user_id: null },
        timestamp: 1795420800000,
        body: { mid: `mid.${index}`, seq: 1, text: chat_id < 0 ? TEXT : `${TEXT} чужаястена` },
      },
    })),
    marker: 7,
  }),
  mastodon: JSON.stringify(
    ['2026-11-24T06:10:00.000Z', TEXT].map((created_at, index) => ({
      id: `11560000000000000${index}`,
      created_at,
      edited_at: null,
      in_reply_to_id: null,
      visibility: 'public',
      language: 'ru',
      spoiler_text: '',
      uri: `https://social.example/users/aglaya_vydumkina/statuses/11560000000000000${index}`,
      url: `https://social.example/@aglaya_vydumkina/11560000000000000${index}`,
      content: `<p>${TEXT}</p>`,
      reblog: null,
      poll: null,
      replies_count: 0,
      reblogs_count: 0,
      favourites_count: 0,
      account: {
        id: '770077',
        username: 'aglaya_vydumkina',
        acct: 'aglaya_vydumkina',
        display_name: 'Аглая Выдумкина',
        url: 'https://social.example/@aglaya_vydumkina',
        note: '',
        bot: false,
        discoverable: true,
        indexable: true,
        noindex: false,
      },
    })),
  ),
  forum: JSON.stringify({
    latest_posts: ['2026-11-24T06:40:00.000Z', TEXT].map((created_at, index) => ({
      id: 1204 + index,
      topic_id: 77,
      topic_slug: 'voda',
      topic_title: 'Нет воды',
      post_number: 3 + index,
      reply_to_post_number: null,
      post_type: 1,
      username: 'aglaya_vydumkina',
      user_id: 770077,
      name: 'Аглая Выдумкина',
      created_at,
      updated_at: created_at,
      version: 1,
      hidden: false,
      user_deleted: false,
      deleted_at: null,
      cooked: `<p>${TEXT}</p>`,
    })),
  }),
  appeal: JSON.stringify(
    ['2026-11-24T08:00:00+03:00', TEXT].map((requested_datetime, index) => ({
      service_request_id: `2026-00012${index}`,
      status: 'open',
      service_name: 'Вода',
      service_code: 'water',
      description: TEXT,
      requested_datetime,
      updated_datetime: null,
      address: '',
      lat: null,
      long: null,
      first_name: 'Аглая',
      last_name: 'Выдумкина',
      email: 'zhilets.petrov@example.org',
    })),
  ),
  bluesky: ['2026-11-24T06:00:00.000Z', null]
    .map((createdAt, index) =>
      JSON.stringify({
        did: 'did:plc:aglayavydumkina770077000',
        time_us: 1795500000000000,
        kind: 'commit',
        commit: {
          rev: '3l',
          operation: 'create',
          collection: createdAt === null ? 'app.bsky.feed.like' : 'app.bsky.feed.post',
          rkey: `3lbvydumka22${index}`,
          record: { $type: 'app.bsky.feed.post', createdAt, langs: ['ru'], text: TEXT },
          cid: 'bafy',
        },
      }),
    )
    .join('\n'),
  youtube: JSON.stringify({
    kind: 'youtube#commentThreadListResponse',
    items: ['2026-11-24T06:00:00Z', TEXT].map((publishedAt, index) => ({
      kind: 'youtube#commentThread',
      id: `Ugvydumka${index}`,
      snippet: {
        channelId: 'UCvydumka',
        videoId: 'video000001',
        canReply: true,
        totalReplyCount: 0,
        topLevelComment: {
          kind: 'youtube#comment',
          id: `Ugvydumka${index}`,
          snippet: {
            channelId: 'UCvydumka',
            videoId: 'video000001',
            textDisplay: TEXT,
            textOriginal: TEXT,
            authorDisplayName: '@aglaya_vydumkina',
            authorChannelId: { value: 'UC770077' },
            likeCount: 0,
            publishedAt,
            updatedAt: publishedAt,
          },
        },
      },
    })),
  }),
  rutube: JSON.stringify({
    comments_count: 2,
    next: null,
    results: ['2026-11-24T09:15:00', TEXT].map((created_ts, index) => ({
      id: 501 + index,
      text: TEXT,
      user: { id: 770077, name: 'Аглая Выдумкина' },
      created_ts,
      likes_number: 0,
      dislikes_number: 0,
      replies_number: 0,
    })),
  }),
};
