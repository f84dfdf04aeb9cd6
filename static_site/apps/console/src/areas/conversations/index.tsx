import "@ventanilla/ui/styles/conversation.css";
import "./styles.css";
import { useAreaPath } from "../../kit";
import { ConversationPage } from "./ConversationPage";
import { ListPage } from "./ListPage";
import { ThreadsPage } from "./ThreadsPage";

/** The conversations with customers. */
export default function ConversationsArea() {
  const [customer, threadId] = useAreaPath();
  if (customer === undefined) {
    return <ListPage />;
  }
  return threadId === undefined ? (
    <ThreadsPage key={customer} customer={customer} />
  ) : (
    <ConversationPage key={`${customer} ${threadId}`} customer={customer} threadId={threadId} />
  );
}
