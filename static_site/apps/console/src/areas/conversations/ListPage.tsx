import {
  type ConversationRow,
  type ConversationView,
  conversationViews,
} from "@ventanilla/api/conversation-types";
import { fill, plural } from "@ventanilla/i18n";
import {
  type Column,
  EmptyState,
  moment,
  Page,
  PagedTable,
  useLoad,
  usePages,
  usePoll,
  useUrlState,
} from "../../kit";
import { areaPath } from "../../address";
import { readCounts, readConversations } from "./api";
import { say } from "./words";

const POLL_SECONDS = 15;

const nameOf = ({ contact_name, customer_name }: ConversationRow) =>
  contact_name ? `${contact_name} (${customer_name})` : customer_name;

/** A list of conversations, the most recent message first. */
export function ListPage() {
  const [address] = useUrlState({ view: "waiting" });
  const view = conversationViews.find((one) => one === address.view) ?? "waiting";
  const pages = usePages(view, (cursor) => readConversations(view, cursor));
  const counts = useLoad("counts", readCounts);
  usePoll(POLL_SECONDS, () => {
    pages.refresh();
    counts.reload();
  });
  const words = say();
  const waiting = counts.value.value?.waiting ?? 0;
  return (
    <Page title={words.title} wide>
      <nav aria-label={words.views.title}>
        <ul class="talk-views">
          {conversationViews.map((one) => (
            <li key={one}>
              <a
                class="button"
                href={`${areaPath("conversations")}?view=${one}`}
                aria-current={one === view ? "page" : undefined}
              >
                {words.views[one]}
                {one === "waiting" && waiting > 0 && ` (${waiting > 99 ? "99+" : waiting})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PagedTable
        caption={words.views[view]}
        columns={columns()}
        pages={pages}
        rowKey={({ customer_id, party }) => `${customer_id} ${party}`}
        rowName={nameOf}
        href={({ customer_id, party }) => areaPath("conversations", customer_id, party)}
        empty={<Empty view={view} />}
      />
    </Page>
  );
}

function Empty({ view }: { view: ConversationView }) {
  const { empty } = say();
  return (
    <EmptyState drawing="empty" title={empty[view]}>
      {empty[`${view}_more`]}
    </EmptyState>
  );
}

function columns(): Column<ConversationRow>[] {
  const words = say();
  return [
    { key: "customer", label: words.columns.customer, phone: "title", cell: nameOf },
    {
      key: "last",
      label: words.columns.last,
      phone: "plain",
      cell: ({ preview, last_author }) => (
        <span class="one-preview" dir="auto">
          {last_author === "staff" ? fill(words.ours, { text: preview }) : preview}
        </span>
      ),
    },
    {
      key: "unread",
      label: words.columns.unread,
      phone: "end",
      cell: ({ unread, waits }) =>
        unread > 0 ? (
          <span class="badge careful">{plural(words.unread, unread)}</span>
        ) : waits ? (
          <span class="badge">{words.waits}</span>
        ) : null,
    },
    {
      key: "when",
      label: words.columns.when,
      cell: ({ updated_at }) => <time dateTime={updated_at}>{moment(updated_at, "short")}</time>,
    },
  ];
}
