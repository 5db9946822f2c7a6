/** One item of a feed, whatever format it came in; texts are plain already. */
export interface FeedItem {
  guid: string | null;
  link: string | null;
  title: string;
  summary: string;
  body: string;
  /** What title, summary and body were before their markup was taken away: it identifies items that are pictures alone. */
  markup: string;
  /** As written; null when absent. */
  published: string | null;
  updated: string | null;
  author: string | null;
  geo: { lat: number; lon: number } | null;
  comments: number | null;
}
