/** The sign of the product: a square with an e. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="9.500" className="fill-accent" />
      <path
        d="M9.400 16.600h13.200a6.700 6.700 0 1 0-1.900 4.800"
        fill="none"
        strokeWidth="3.200"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
    </svg>
  );
}
