import type { Report, SignatureReport } from "./check";
import type { Language, Words } from "./words";

interface Props {
  words: Words;
  language: Language;
}

function later(one: SignatureReport, words: Words): string {
  switch (one.later) {
    case "nothing":
      return words.nothing;
    case "seal":
      return words.laterSeal;
    case "timestamp":
      return words.laterTimestamp;
    case "content":
      return words.laterContent.replace("{objects}", one.changed.slice(0, 12).join(", "));
    case "unclear":
      return words.laterUnclear;
  }
}

/** Whether it is known who told the time. */
const known = (trust: SignatureReport["trust"], words: Words) =>
  trust === "trusted" ? words.known : words[trust];

/** What was found, in plain words: the verdict first, then each seal. */
export function ReportView({ name, report, words, language }: Props & { name: string; report: Report }) {
  return (
    <section data-verdict={report.verdict}>
      <h2 class={`mark ${report.verdict}`}>{words.verdict[report.verdict]}</h2>
      <p class="file">{name}</p>
      {report.appended > 0 && <p class="mark broken">{words.appended}</p>}
      {report.signatures.map((one, index) => (
        <SealView
          key={index}
          one={one}
          number={index + 1}
          isLast={index === report.signatures.length - 1}
          appended={report.appended > 0}
          words={words}
          language={language}
        />
      ))}
      <dl>
        <dt>{words.hash}</dt>
        <dd class="hash">{report.sha256}</dd>
      </dl>
    </section>
  );
}

interface SealProps extends Props {
  one: SignatureReport;
  number: number;
  isLast: boolean;
  appended: boolean;
}

function SealView({ one, number, isLast, appended, words, language }: SealProps) {
  const title = one.kind === "timestamp" ? words.timestampOf : words.seal;
  return (
    <article>
      <h3>{title.replace("{number}", String(number))}</h3>
      <ul>
        <li>{one.holds ? words.intact : one.covers ? words.altered : words.range}</li>
        {one.holds && <li>{one.kind === "timestamp" ? known(one.trust, words) : words[one.trust]}</li>}
        {one.holds && !(isLast && appended) && <li>{later(one, words)}</li>}
      </ul>
      <Facts one={one} words={words} language={language} />
    </article>
  );
}

/** Who, when and of which record, as the seal says it. */
function Facts({ one, words, language }: Props & { one: SignatureReport }) {
  const show = (date: Date) => date.toLocaleString(language, { dateStyle: "long", timeStyle: "long" });
  return (
    <dl>
      {one.signer !== "" && <Row name={words.signer} value={one.signer} />}
      {one.name !== "" && <Row name={words.name} value={one.name} />}
      {one.signedAt !== undefined && (
        <Row name={words.when} value={`${show(one.signedAt)} (${words.said})`} />
      )}
      {one.timestamp !== undefined && (
        <Row
          name={words.stamped}
          value={`${show(one.timestamp.at)} (${one.timestamp.by}: ${known(one.timestamp.trust, words)})`}
        />
      )}
      {one.record !== undefined && (
        <Row name={words.record} value={`${one.record.tenant}/${one.record.code}`} />
      )}
    </dl>
  );
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
