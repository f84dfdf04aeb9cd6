import { useSignal } from "@preact/signals";
import type { Session } from "@ventanilla/api/types";
import { account, fill, needPageWords } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { Logo } from "../door/Door";
import { config, path } from "../portal";
import { signOut } from "../session";
import { ended } from "../stage";
import { Actions } from "./Actions";
import { useQuery } from "./address";
import { needContractWords } from "./contracts/words";
import { needConversationWords } from "./conversation/words";
import { FileTray } from "./Files";
import { Home, hasStatement, StatementOff } from "./Home";
import { lazyPart } from "./lazy";
import { news, useNews } from "./news";
import { needNoticeWords } from "./notices/words";
import { PageHead } from "./PageHead";
import { needTicketWords } from "./tickets/words";

const statement = lazyPart("page", async () => (await import("./Statement")).Statement);
const more = lazyPart("page", async () => (await import("./More")).More);
const tickets = lazyPart(
  "page",
  async () => (await import("./tickets/TicketsPage")).TicketsPage,
  needTicketWords,
);
const messages = lazyPart(
  "page",
  async () => (await import("./conversation/MessagesPage")).MessagesPage,
  needConversationWords,
);
const contracts = lazyPart(
  "page",
  async () => {
    const part = await import("./contracts/ContractsPage");
    await part.needSigningWords();
    return part.ContractsPage;
  },
  // What says that a file is on its way speaks with the further pages' words.
  async () => {
    await Promise.all([needContractWords(), needPageWords()]);
  },
);
const notices = lazyPart(
  "page",
  async () => (await import("./notices/NoticesPage")).NoticesPage,
  needNoticeWords,
);
const preferences = lazyPart(
  "page",
  async () => (await import("./notices/PreferencesPage")).PreferencesPage,
  needNoticeWords,
);
const accessLog = lazyPart("page", async () => (await import("./AccessLog")).AccessLog);
const switchDialog = lazyPart("dialog", async () => (await import("./SwitchDialog")).SwitchDialog);
const sessionEnded = lazyPart("dialog", async () => (await import("./SessionEnded")).SessionEnded);
const invoiceDialog = lazyPart("dialog", async () => (await import("./InvoiceDialog")).InvoiceDialog);

type Page =
  "home" | "statement" | "tickets" | "messages" | "contracts" | "notices" | "preferences" | "more" | "log";

const pagesAt: Readonly<Record<string, Page>> = {
  cuenta: "statement",
  tickets: "tickets",
  mensajes: "messages",
  contratos: "contracts",
  avisos: "notices",
  "avisos/preferencias": "preferences",
  mas: "more",
  accesos: "log",
};

const hasTickets = () => config.modules.includes("tickets");
const hasContracts = () => config.modules.includes("contracts");
const hasMessages = () => config.modules.includes("messages");

function pageAt(address: string): Page {
  const last = address.slice(path().length).replace(/\/$/, "");
  return pagesAt[last] ?? "home";
}

/** The bars around every page, and what may stand over it. */
export function Shell({ session }: { session: Session | null }) {
  const address = useLocation();
  const [query, change] = useQuery();
  const page = pageAt(address.path);
  const invoice = query["factura"];
  useNews();
  return (
    <div class="shell">
      <a class="skip button" href="#content">
        {account().nav.skip}
      </a>
      {session?.viewed_by && <ViewBar name={session.viewed_by} />}
      <TopBar session={session} />
      <Sections page={page} />
      <main id="content" class="content" tabIndex={-1}>
        <Offline />
        <Shown page={page} session={session} />
      </main>
      {config.actions.length > 0 && (
        <aside class="actions" aria-label={account().actions.label}>
          {hasMessages() && <Envelope wide />}
          <Actions />
        </aside>
      )}
      <FileTray />
      {invoice !== undefined && (
        <invoiceDialog.Show key={invoice} id={invoice} onClose={() => change({ factura: "" }, true)} />
      )}
      {ended.value && <sessionEnded.Show />}
    </div>
  );
}

/** The page itself. */
function Shown({ page, session }: { page: Page; session: Session | null }) {
  switch (page) {
    case "statement":
      return hasStatement() ? (
        <statement.Show session={session} />
      ) : (
        <>
          <PageHead title={account().statement_off.title} hidden />
          <StatementOff />
        </>
      );
    case "tickets":
      return hasTickets() ? <tickets.Show session={session} /> : <Home />;
    case "messages":
      return hasMessages() ? <messages.Show session={session} /> : <Home />;
    case "contracts":
      return hasContracts() ? <contracts.Show session={session} /> : <Home />;
    case "notices":
      return <notices.Show session={session} />;
    case "preferences":
      return <preferences.Show session={session} />;
    case "more":
      return <more.Show session={session} />;
    case "log":
      return <accessLog.Show />;
    case "home":
      return <Home />;
  }
}

/** Over everything while a staff member looks as the customer. */
function ViewBar({ name }: { name: string }) {
  const { view: say } = account();
  return (
    <div class="view-bar" role="status">
      <Icon name="view" />
      <p>{fill(say.text, { name })}</p>
      <button type="button" class="button" onClick={() => void signOut()}>
        {say.end}
      </button>
    </div>
  );
}

function TopBar({ session }: { session: Session | null }) {
  const choosing = useSignal(false);
  const several = session !== null && session.accounts.length > 1;
  return (
    <header class="topbar">
      <Logo />
      {several ? (
        <button type="button" class="button quiet who" onClick={() => (choosing.value = true)}>
          <span class="visually-hidden">{account().switch}: </span>
          <span class="who-name">{session.customer.name}</span>
          <Icon name="down" />
        </button>
      ) : (
        <p class="who who-name">{session?.customer.name}</p>
      )}
      {hasMessages() && <Envelope />}
      <Bell />
      {choosing.value && session !== null && (
        <switchDialog.Show session={session} onClose={() => (choosing.value = false)} />
      )}
    </header>
  );
}

/** Leads to the conversation with the business, and says how much of it is unread; `wide` in the right bar. */
function Envelope({ wide = false }: { wide?: boolean }) {
  const { nav } = account();
  const unread = news.value.messages_unread;
  return (
    <a
      class={wide ? "button wide envelope" : "button quiet icon-only bell"}
      href={path("mensajes")}
      aria-label={unread > 0 ? `${nav.messages}: ${fill(nav.unread, { count: unread })}` : nav.messages}
      onPointerEnter={messages.fetchAhead}
      onFocus={messages.fetchAhead}
    >
      <Icon name="mail" />
      {wide && <span>{nav.messages}</span>}
      {unread > 0 && (
        <span class="dot" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </a>
  );
}

/** Leads to what the customer was told, and says how much of it is new. */
function Bell() {
  const { nav } = account();
  const { unread } = news.value;
  return (
    <a
      class="button quiet icon-only bell"
      href={path("avisos")}
      aria-label={unread > 0 ? `${nav.notices}: ${fill(nav.unread, { count: unread })}` : nav.notices}
      onPointerEnter={notices.fetchAhead}
      onFocus={notices.fetchAhead}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span class="dot" aria-hidden="true">
          {unread > 29 ? "30+" : unread}
        </span>
      )}
    </a>
  );
}

function Sections({ page }: { page: Page }) {
  const { nav } = account();
  const items = [
    { page: "home", icon: "home", label: nav.home, href: path(), ahead: () => undefined },
    ...(hasStatement()
      ? [
          {
            page: "statement",
            icon: "statement",
            label: nav.statement,
            href: path("cuenta"),
            ahead: statement.fetchAhead,
          } as const,
        ]
      : []),
    ...(hasTickets()
      ? [
          {
            page: "tickets",
            icon: "ticket",
            label: nav.tickets,
            href: path("tickets"),
            ahead: tickets.fetchAhead,
          } as const,
        ]
      : []),
    ...(hasContracts()
      ? [
          {
            page: "contracts",
            icon: "edit",
            label: nav.contracts,
            href: path("contratos"),
            ahead: contracts.fetchAhead,
          } as const,
        ]
      : []),
    { page: "more", icon: "more", label: nav.more, href: path("mas"), ahead: more.fetchAhead },
  ] as const;
  return (
    <nav class="sections" aria-label={nav.label}>
      <ul>
        {items.map((item) => (
          <li key={item.page}>
            <a
              href={item.href}
              aria-current={item.page === (page === "log" ? "more" : page) ? "page" : undefined}
              onPointerEnter={item.ahead}
              onFocus={item.ahead}
            >
              <Icon name={item.icon} />
              <span>{item.label}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="sections-name">{config.logo_url ? config.name : ""}</p>
    </nav>
  );
}

function Offline() {
  const offline = useSignal(!navigator.onLine);
  useEffect(() => {
    const look = () => {
      offline.value = !navigator.onLine;
    };
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, [offline]);
  return <div role="status">{offline.value && <p class="notice">{account().offline}</p>}</div>;
}
