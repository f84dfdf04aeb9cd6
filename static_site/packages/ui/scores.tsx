interface Props {
  legend: string;
  hint: string;
  /** 1 to 5; 0 for none. */
  value: number;
  onChoose: (score: number) => void;
}

/** A rating from 1 to 5. */
export function Scores({ legend, hint, value, onChoose }: Props) {
  return (
    <fieldset class="field scores">
      <legend class="label">{legend}</legend>
      <p class="hint" id="score-hint">
        {hint}
      </p>
      <div class="choices">
        {[1, 2, 3, 4, 5].map((score) => (
          <label key={score}>
            <input
              type="radio"
              name="score"
              value={score}
              checked={score === value}
              aria-describedby="score-hint"
              onChange={() => onChoose(score)}
            />
            {score}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
