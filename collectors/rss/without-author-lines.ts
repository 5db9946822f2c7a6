/** `<p>Statistics: Posted by <a href="…/memberlist.php?mode=viewprofile&u=2">somebody</a> — date</p><hr />` */
const AUTHOR_LINE =
  /<p>[^<>]{0,120}<a href="[^"<>]{0,500}memberlist\.php\?[^"<>]{0,200}">[^<>]{0,200}<\/a>[^<>]{0,120}<\/p>\s{0,20}(?:<hr ?\/?>)?/g;

/** A feed of phpBB without the line under every text that names its author (phpbb/feed/ of its sources). */
export function withoutAuthorLines(feed: string): string {
  return feed.replace(AUTHOR_LINE, '');
}
