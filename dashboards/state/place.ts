import { signal } from '@preact/signals';

export const PAGES = ['overview', 'explore', 'sources', 'login'] as const;
export type Page = (typeof PAGES)[number];

/** Where the reader is: the page, null for an unknown address, and the query string without `?`. */
export interface Place {
  page: Page | null;
  search: string;
}

/** Page of an address: its last path segment, so that Veche also works below a prefix of a proxy. */
export function pageOf(pathname: string): Page | null {
  const segment = pathname.split('/').at(-1) ?? '';
  if (segment === '' || segment === 'index.html') return 'overview';
  return PAGES.find((page) => page === segment) ?? null;
}

/** Link to a page, relative to the present one: all pages lie side by side. */
export function pageHref(page: Page, search = ''): string {
  const path = page === 'overview' ? './' : `./${page}`;
  return search === '' ? path : `${path}?${search}`;
}

export const place = signal<Place>({ page: 'overview', search: '' });

/** Goes to a link without loading the document again. `replace` leaves no step in the browser's history. */
export function goTo(href: string, options: { replace?: boolean } = {}): void {
  if (options.replace === true) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  readAddress();
}

/** Takes over the address bar: plain links inside Veche, back and forward. */
export function followAddress(): void {
  addEventListener('popstate', readAddress);
  document.addEventListener('click', onClick);
  readAddress();
}

function readAddress(): void {
  place.value = { page: pageOf(location.pathname), search: location.search.replace(/^\?/, '') };
}

function onClick(event: MouseEvent): void {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return;
  const link = event.target.closest('a');
  const href = link?.getAttribute('href') ?? '';
  // Only links that pageHref wrote: everything else (API, other sites, #anchors) is the browser's.
  if (!href.startsWith('./') || href.startsWith('./api/') || link?.hasAttribute('target') === true) return;
  event.preventDefault();
  goTo(href);
  if (!href.startsWith('./explore') || place.peek().page !== 'explore') scrollTo(0, 0);
}
