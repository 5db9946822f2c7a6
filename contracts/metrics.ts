/** Numbers for `/metrics`. Names are Prometheus names without the prefix `veche_`; labels never hold texts or names. */
export interface Metrics {
  /** Adds to a counter. */
  count(name: string, labels?: Record<string, string>, by?: number): void;
  gauge(name: string, value: number, labels?: Record<string, string>): void;
  /** Seconds into a histogram. */
  observe(name: string, seconds: number, labels?: Record<string, string>): void;
}

export const noMetrics: Metrics = {
  count() {},
  gauge() {},
  observe() {},
};
