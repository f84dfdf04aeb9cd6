import { useEffect, useState } from "preact/hooks";
import type { Anchors } from "./chain";
import { checkFile, type Report } from "./check";
import { type Asked, askRecord, readRecord, type RecordAnswer } from "./lookup";
import { ReportView } from "./report";
import { languages, type Language, type Words } from "./words";

const OFFLINE = location.protocol === "file:";

function preferred(): Language {
  const [first] = navigator.languages.map((one) => one.slice(0, 2)).filter((one) => one in languages);
  return (first ?? "es") as Language;
}

export function App({ anchors, origin }: { anchors: Anchors; origin: string }) {
  const [language, setLanguage] = useState<Language>(preferred);
  const [address] = useState(() => readRecord(location.hash));
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [checked, setChecked] = useState<{ name: string; report: Report }>();
  const words = languages[language];

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title;
  }, [language, words]);

  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    setBusy(true);
    setChecked(undefined);
    try {
      const report = await checkFile(new Uint8Array(await file.arrayBuffer()), anchors);
      setChecked({ name: file.name, report });
    } finally {
      setBusy(false);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files[0]);
  };
  const record = checked?.report.signatures.findLast((one) => one.record !== undefined)?.record ?? address;

  return (
    // What is dropped can also be chosen, by the button, with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main
      class={over ? "over" : ""}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <nav aria-label={words.language}>
        {(Object.keys(languages) as Language[]).map((one) => (
          <button
            type="button"
            key={one}
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
            lang={one}
          >
            {one.toUpperCase()}
          </button>
        ))}
      </nav>
      <h1>{words.title}</h1>
      <p class="lead">{words.intro}</p>
      {address !== undefined && checked === undefined && (
        <section>
          <Lookup key="address" asked={address} words={words} language={language} origin={origin} atOnce />
          <p>{words.askFile}</p>
        </section>
      )}
      <section class="drop">
        <label class="button">
          <input
            type="file"
            accept="application/pdf,.pdf"
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = "";
            }}
          />
          {words.choose}
        </label>
        <p>{words.drop}</p>
        <p class="soft">{words.private}</p>
      </section>
      <div aria-live="polite">
        {busy && <p>{words.working}</p>}
        {checked !== undefined && (
          <ReportView name={checked.name} report={checked.report} words={words} language={language} />
        )}
      </div>
      {checked !== undefined && (
        <section>
          <Lookup
            key={checked.report.sha256}
            asked={{ ...record, sha256: checked.report.sha256 }}
            words={words}
            language={language}
            origin={origin}
          />
        </section>
      )}
      {checked === undefined && !OFFLINE && <ByNumber words={words} language={language} origin={origin} />}
      <p class="soft">{words.limits}</p>
    </main>
  );
}

/** Looks a record up by what a document or a receipt says of itself, typed. */
function ByNumber({ words, language, origin }: Omit<LookupProps, "asked">) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<{ record: Asked | undefined; text: string }>();
  return (
    <section>
      <form
        class="number"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ record: readRecord(text), text });
        }}
      >
        <label for="number">{words.number}</label>
        <p class="soft" id="number-hint">
          {words.numberHint}
        </p>
        <input
          id="number"
          value={text}
          maxLength={130}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="number-hint"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {words.look}
        </button>
      </form>
      {asked !== undefined &&
        (asked.record === undefined ? (
          <p class="mark warns" role="alert">
            {words.numberWrong}
          </p>
        ) : (
          <Lookup
            key={asked.text}
            asked={asked.record}
            words={words}
            language={language}
            origin={origin}
            atOnce
          />
        ))}
    </section>
  );
}

interface LookupProps {
  asked: Asked;
  words: Words;
  language: Language;
  origin: string;
  /** The address itself asks: somebody opened it from the document. */
  atOnce?: boolean;
}

function Lookup({ asked, words, language, origin, atOnce = false }: LookupProps) {
  const [state, setState] = useState<"idle" | "asking" | "failed" | RecordAnswer>("idle");
  const ask = () => {
    setState("asking");
    askRecord(asked).then(setState, () => setState("failed"));
  };
  useEffect(() => {
    if (atOnce && !OFFLINE) ask();
    // Once: what is asked does not change while this is shown.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  if (OFFLINE) {
    const page = `${origin}/verify`;
    return (
      <p>
        {words.offline} {origin !== "" && <a href={page}>{page}</a>}
      </p>
    );
  }
  return (
    <div aria-live="polite">
      {typeof state === "object" ? (
        <Answer answer={state} words={words} language={language} />
      ) : (
        <>
          <button type="button" class="button" disabled={state === "asking"} onClick={ask}>
            {state === "asking" ? words.asking : words.compare}
          </button>
          <p class="soft">{state === "failed" ? words.failed : words.compareHint}</p>
        </>
      )}
    </div>
  );
}

function Answer({ answer, words, language }: { answer: RecordAnswer; words: Words; language: Language }) {
  if (!answer.found) return <p class="mark warns">{words.notFound}</p>;
  const show = (date: string) =>
    new Date(date).toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
  return (
    <div class="mark holds">
      <p>{answer.kind === "receipt" ? words.receipt : words.contract}</p>
      {answer.sealed_at && <p>{words.sealedAt.replace("{date}", show(answer.sealed_at))}</p>}
      {answer.signed_at?.map((one) => (
        <p key={one}>{words.signedAt.replace("{date}", show(one))}</p>
      ))}
      {answer.state && <p>{words.states[answer.state]}</p>}
      {typeof answer.current === "boolean" && <p>{answer.current ? words.current : words.superseded}</p>}
    </div>
  );
}
