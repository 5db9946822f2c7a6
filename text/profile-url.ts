/** Hosts that serve VK. */
const VK_HOSTS = new Set(['vk.com', 'vk.ru', 'vkontakte.ru']);
/** Paths of VK that belong to a person: `id1`, and anything on a wall whose owner is positive. */
const VK_PERSON =
  /^\/(?:id|wall|photo|photos|video|videos|albums?|audios?|note|notes|friends|gifts|write)\d/i;
const VK_PERSON_QUERY = /[?&](?:w=wall\d|z=photo\d|z=video\d|sel=\d|id=\d)/i;
const PERSON_PATHS: ReadonlyMap<string, RegExp> = new Map([
  ['ok.ru', /^\/(?:profile|messages)\/\d|^\/dk\?.*friendId=\d/i],
  ['odnoklassniki.ru', /^\/(?:profile|user)\/\d/i],
  ['facebook.com', /^\/(?:profile\.php\?id=|people\/)/i],
  ['my.mail.ru', /^\/(?:mail|inbox|list|bk|gmail\.com|yandex\.ru)\/[^/?#]/i],
  ['wa.me', /^\/\+?\d/],
  ['api.whatsapp.com', /^\/send\/?\?.*phone=/i],
  ['t.me', /^\/\+\d/],
  ['viber.click', /^\/\d/],
]);

/** True when an address leads to the page or the wall of one person, not to a community, channel or site. */
export function isPersonalUrl(url: string): boolean {
  const rest = url.replace(/^[a-z]{1,8}:\/\//i, '');
  const slash = rest.search(/[/?#]/);
  if (slash < 0) return false;
  const host = rest
    .slice(0, slash)
    .toLowerCase()
    .replace(/^(?:www|m|mobile|new|web)\./, '');
  const path = rest.slice(slash);
  if (VK_HOSTS.has(host)) return VK_PERSON.test(path) || VK_PERSON_QUERY.test(path);
  return PERSON_PATHS.get(host)?.test(path) ?? false;
}
