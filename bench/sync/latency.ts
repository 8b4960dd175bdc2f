/** Latencies in buckets, so that millions cost nothing to keep. */
const BUCKET_MS = 0.1;
const BUCKETS = 100_000;

export interface Quantiles {
  p50: number;
  p99: number;
  max: number;
}

export interface Latencies {
  add(ms: number): void;
  clear(): void;
  quantiles(): Quantiles;
}

export const latencies = (): Latencies => {
  const counts = new Uint32Array(BUCKETS);
  let total = 0;
  let max = 0;
  const quantile = (share: number): number => {
    if (total === 0) return NaN;
    const rank = Math.ceil(share * total);
    for (let bucket = 0, seen = 0; bucket < BUCKETS; bucket++) {
      seen += counts[bucket]!;
      if (seen >= rank) return (bucket + 0.5) * BUCKET_MS;
    }
    return max;
  };
  return {
    add: (ms) => {
      counts[Math.min(BUCKETS - 1, Math.floor(ms / BUCKET_MS))]! += 1;
      total += 1;
      if (ms > max) max = ms;
    },
    clear: () => {
      counts.fill(0);
      total = 0;
      max = 0;
    },
    quantiles: () => ({ p50: quantile(0.5), p99: quantile(0.99), max: total > 0 ? max : NaN }),
  };
};
