import type { Message, TemplateState } from "@ventanilla/api/console-types";
import { fill } from "@ventanilla/i18n";
import { type Column, DataTable, Group, moment, Page, ProblemBox, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readTemplates } from "./api";
import { messageWords, say } from "./words";

interface Row {
  readonly message: Message;
  readonly state: TemplateState;
}

/** The messages in each language, and whether the business has customised them. */
export function ListPage() {
  const list = useLoad("templates", readTemplates);
  const found = list.value.value?.items;
  const own = found?.filter(({ lock }) => lock === "") ?? [];
  const locked = found?.filter(({ lock }) => lock !== "") ?? [];
  const rows = own.flatMap((message) => message.languages.map((state) => ({ message, state })));
  return (
    <Page title={say().title} lead={say().lead}>
      {list.problem.value && <ProblemBox problem={list.problem.value} onRetry={list.reload} />}
      {(found !== undefined || list.busy.value) && (
        <DataTable<Row>
          caption={say().title}
          columns={columns()}
          rows={rows}
          rowKey={(row) => `${row.message.message}/${row.state.language}`}
          rowName={nameOf}
          href={(row) => areaPath("messages", row.message.message, row.state.language)}
          loading={found === undefined}
        />
      )}
      {locked.length > 0 && (
        <Group title={say().locked} explanation={say().locked_text}>
          <dl class="messages-locked">
            {locked.map(({ message, lock }) => (
              <div key={message}>
                <dt>{messageWords(message).name}</dt>
                <dd>
                  {messageWords(message).text}{" "}
                  <span class="soft">{lock === "security" ? say().lock_security : say().lock_staff}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Group>
      )}
    </Page>
  );
}

const nameOf = ({ message, state }: Row) =>
  `${messageWords(message.message).name}, ${say().languages[state.language]}`;

function columns(): Column<Row>[] {
  const words = say();
  return [
    {
      key: "message",
      label: words.message,
      phone: "title",
      cell: nameOf,
    },
    {
      key: "channels",
      label: words.channels,
      cell: ({ message }) => (message.has_sms ? words.mail_and_sms : words.mail_only),
    },
    { key: "state", label: words.state, phone: "end", cell: ({ state }) => <StateBadge state={state} /> },
    {
      key: "changed",
      label: words.changed,
      cell: ({ state }) =>
        state.changed_at === null ? words.never : changedWords(state.changed_at, state.changed_by),
    },
  ];
}

/** When a template was changed, and by whom. */
export const changedWords = (at: string, by: string | null) =>
  fill(say().changed_by, { moment: moment(at), name: by ?? "" });

/** A badge: standard, customised or failing. */
export function StateBadge({ state }: { state: TemplateState }) {
  const words = say();
  if (state.failure !== null) {
    return <span class="badge bad">{words.failing}</span>;
  }
  return state.changed ? (
    <span class="badge good">{words.own}</span>
  ) : (
    <span class="badge">{words.standard}</span>
  );
}
