interface ProgressProps {
  /** What is being done. */
  label: string;
  value: number;
  max: number;
  /** The same in words, e.g. `1.200 de 10.000 filas`. */
  says?: string;
}

/** The progress of a long task. */
export function Progress({ label, value, max, says }: ProgressProps) {
  return (
    <div class="progress">
      <div class="progress-head">
        <span>{label}</span>
        <span class="figure">{says ?? `${max === 0 ? 0 : Math.floor((100 * value) / max)} %`}</span>
      </div>
      <progress value={value} max={max || 1} aria-label={label}>
        {says}
      </progress>
    </div>
  );
}
