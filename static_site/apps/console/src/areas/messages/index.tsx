import "./styles.css";
import { isLanguage } from "@ventanilla/i18n";
import { EmptyState, Page, ProblemBox, Skeleton, useAreaPath, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readTemplate } from "./api";
import { EditorPage } from "./EditorPage";
import { ListPage } from "./ListPage";
import type { Place } from "./types";
import { messageWords, say } from "./words";

/** The message templates, standard or customised. */
export default function MessagesArea() {
  const [message, language] = useAreaPath();
  if (message === undefined) {
    return <ListPage />;
  }
  return isLanguage(language) ? (
    <Editor key={`${message}/${language}`} place={{ message, language }} />
  ) : (
    <NotThere />
  );
}

function Editor({ place }: { place: Place }) {
  const template = useLoad(`${place.message}/${place.language}`, () => readTemplate(place));
  const found = template.value.value;
  if (found !== null) {
    return <EditorPage place={place} template={found} />;
  }
  const problem = template.problem.value;
  if (problem?.status === 404 || problem?.code === "template_locked") {
    return <NotThere />;
  }
  return (
    <Page
      title={messageWords(place.message).name}
      back={{ href: areaPath("messages"), label: say().back }}
      wide
    >
      {problem ? (
        <ProblemBox problem={problem} onRetry={template.reload} />
      ) : (
        <div class="card">
          <Skeleton kind="row" count={8} />
        </div>
      )}
    </Page>
  );
}

function NotThere() {
  return (
    <Page title={say().title} back={{ href: areaPath("messages"), label: say().back }}>
      <div class="card">
        <EmptyState drawing="nothing" title={say().not_there}>
          {say().not_there_next}
        </EmptyState>
      </div>
    </Page>
  );
}
