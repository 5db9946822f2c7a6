/** Invented bodies and answers of the routes for administrators, for the documentation. */

export const NEW_KEY = {
  name: 'Мария',
  role: 'analyst' as const,
  districts: null,
  blocks: ['housing' as const],
};
/** The key is invented, as all of them: nobody has it. */
export const MADE_KEY = { ...NEW_KEY, key: 'vch_5bJ7c1u0Q2wq3Yp8H9xZr6Tn4Vs0Lk1Mf2Gd3Ea7bCc' };
export const LISTED_KEYS = {
  items: [
    { ...NEW_KEY, createdAt: '2026-11-02T06:12:45.000Z', revokedAt: null },
    {
      name: 'Дежурный',
      role: 'viewer' as const,
      districts: ['opochetsky'],
      blocks: null,
      createdAt: '2026-09-14T07:00:00.000Z',
      revokedAt: '2026-10-01T09:30:00.000Z',
    },
  ],
  next: null,
};

export const VERIFIED = {
  checkedPosts: 152_048,
  checkedCells: 31_907,
  differences: [{ where: '2026-11-23 opochetsky housing water', rollup: 41, posts: 42 }],
};

export const QUARANTINE = {
  items: [
    {
      sourceId: 'vk-town',
      at: '2026-11-24T07:12:00.000Z',
      reason: 'no date',
      place: 'items.3',
      sample: '{"id": 15, "text": "Нет воды, звоните ‹телефон›"}',
    },
  ],
  next: null,
};

export const IMPORTED_PAGE = {
  sourceId: 'import:appeals-2026-11.csv',
  posts: [
    {
      id: 'import:appeals-17',
      network: 'import' as const,
      kind: 'appeal' as const,
      channelId: 'appeals-2026-11',
      channelKind: 'inbox' as const,
      bodyId: null,
      parentId: null,
      rootId: null,
      text: 'В Опочке третий день нет воды',
      truncated: false,
      url: null,
      publishedAt: '2026-11-24T06:00:00.000Z',
      edited: false,
      editedAt: null,
      deletedAt: null,
      fetchedAt: '2026-11-24T07:00:00.000Z',
      geo: null,
      metrics: {},
    },
  ],
  quarantined: [{ reason: 'no date', place: 'line 18', sample: 'Опочка;нет воды;;' }],
  futureDates: 0,
};

export const HEALTH = { status: 'ok' as const, instanceId: '0b0b8a52-0a44-4b1f-bb0a-9a7f5d3c9a10' };
export const READINESS = {
  ready: true,
  checks: [
    { name: 'storage', ok: true, detail: 'answers' },
    { name: 'processing', ok: true, detail: 'runs' },
    { name: 'collecting', ok: true, detail: 'has room' },
  ],
};
export const NOT_READY = {
  ready: false,
  checks: [{ name: 'processing', ok: false, detail: 'reading what was stored before' }],
};
