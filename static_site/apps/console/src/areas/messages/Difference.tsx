import { lineDifference } from "./line-diff";
import { type Part, type Parts, parts } from "./types";
import { say } from "./words";

interface DifferenceProps {
  before: Parts;
  after: Parts;
}

/** The differences between two versions of a template, by part and line. */
export function Difference({ before, after }: DifferenceProps) {
  const words = say();
  const different = parts.filter((part) => before[part] !== after[part]);
  if (different.length === 0) {
    return <p>{words.difference.none}</p>;
  }
  return (
    <div class="stacked">
      {different.map((part) => (
        <section key={part} aria-label={words.parts[part]}>
          <h3>{words.parts[part]}</h3>
          <Lines before={before} after={after} part={part} />
        </section>
      ))}
    </div>
  );
}

function Lines({ before, after, part }: DifferenceProps & { part: Part }) {
  const words = say();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll, which the keyboard has to reach
    <pre class="difference mono" tabIndex={0}>
      {lineDifference(before[part], after[part]).map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "same") {
          return <span key={key}>{`  ${text}\n`}</span>;
        }
        return kind === "gone" ? (
          <del key={key}>
            <span class="visually-hidden">{words.gone} </span>
            {`− ${text}\n`}
          </del>
        ) : (
          <ins key={key}>
            <span class="visually-hidden">{words.added} </span>
            {`+ ${text}\n`}
          </ins>
        );
      })}
    </pre>
  );
}
