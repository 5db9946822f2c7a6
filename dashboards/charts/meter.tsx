/** A short bar for a share of 1; the number stands beside it, so the bar is only drawn. */
export function Meter({ share }: { share: number }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 48);
  return (
    <svg class="meter" width="48" height="8" aria-hidden="true">
      <rect class="meter-back" width="48" height="8" rx="4" />
      <rect class="meter-bar" width={width} height="8" rx="4" />
    </svg>
  );
}
