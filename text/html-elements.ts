/** Elements whose content is no text of the page. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = words(
  'script style noscript template svg iframe object title textarea select',
);

/** Elements that begin and end a line. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = words(
  'p div br hr li ul ol dl dt dd tr table thead tbody tfoot caption h1 h2 h3 h4 h5 h6 blockquote pre section article ' +
    'header footer main nav aside figure figcaption form fieldset address details summary center body html head',
);

/** The other elements of HTML. */
const INLINE_ELEMENTS: ReadonlySet<string> = words(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q s samp small span ' +
    'strike strong sub sup time tt u var wbr video audio source picture button canvas embed map area link meta base ' +
    'option td th col colgroup ruby rt rp progress meter output param track',
);

/** True for an element of HTML, lower case. */
export function isHtmlElement(name: string): boolean {
  return INLINE_ELEMENTS.has(name) || BLOCK_ELEMENTS.has(name) || DROPPED_ELEMENTS.has(name);
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}
