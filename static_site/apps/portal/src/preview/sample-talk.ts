import type {
  Contract,
  ContractBrief,
  ContractPicture,
  Message,
  News,
  Talk,
  Ticket,
  TicketEntry,
  TicketOptions,
} from "@ventanilla/api/types";
import type { PortalConfig } from "../config";

const SAID = {
  es: {
    ticket: ["Sin servicio desde ayer", "Desde ayer a la tarde no hay servicio en casa.", "En curso"],
    closed: ["Cambio de domicilio", "¿Cómo se informa una mudanza?", "Cerrado"],
    answer: "Gracias por avisar. Mañana entre las 9 y las 12 pasa un técnico.",
    message: "Buenos días, ¿hasta qué hora atienden hoy?",
    reply: "Buenos días. Hoy atendemos hasta las 18.",
    staff: "Lucía Gómez",
    contract: "Contrato de servicio",
    signed: "Acta de instalación",
    consent:
      "Leí el documento completo, estoy de acuerdo con su contenido y acepto firmarlo por medios electrónicos.",
    page: "Este es un documento de ejemplo.",
  },
  en: {
    ticket: [
      "No service since yesterday",
      "There has been no service at home since yesterday.",
      "In progress",
    ],
    closed: ["Change of address", "How do I tell you that I am moving?", "Closed"],
    answer: "Thank you for telling us. A technician will come tomorrow between 9 and 12.",
    message: "Good morning, until what time are you open today?",
    reply: "Good morning. We are open until 6 p.m. today.",
    staff: "Lucy Gomez",
    contract: "Service agreement",
    signed: "Installation record",
    consent:
      "I have read the whole document, I agree with what it says, and I consent to sign it electronically.",
    page: "This is a sample document.",
  },
  pt: {
    ticket: ["Sem serviço desde ontem", "Desde ontem à tarde não há serviço em casa.", "Em curso"],
    closed: ["Mudança de morada", "Como se informa uma mudança?", "Fechado"],
    answer: "Obrigado por avisar. Amanhã entre as 9 e as 12 passa um técnico.",
    message: "Bom dia, até que horas atendem hoje?",
    reply: "Bom dia. Hoje atendemos até às 18.",
    staff: "Lúcia Gomes",
    contract: "Contrato de serviço",
    signed: "Registo de instalação",
    consent:
      "Li o documento completo, estou de acordo com o seu conteúdo e aceito assiná-lo por meios eletrônicos.",
    page: "Este é um documento de exemplo.",
  },
} as const;

const LINES = [0.9, 0.95, 0.8, 0, 0.92, 0.88, 0.97, 0.6, 0, 0.9, 0.85, 0.4];

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** A sheet with grey lines, as a picture that no server has. */
function sheet(title: string): string {
  const lines = LINES.map(
    (width, index) =>
      `<rect x="60" y="${150 + index * 26}" width="${Math.round(width * 475)}" height="9" rx="4" fill="#d7dae0"/>`,
  ).join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><rect width="595" height="842" fill="#fff"/>
<text x="60" y="105" font-family="sans-serif" font-size="26" font-weight="700" fill="#222">${title}</text>${lines}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

type Said = (typeof SAID)["es" | "en" | "pt"];

function entry(said: Said, person: string, text: string, hours: number): TicketEntry {
  const own = text !== said.answer;
  return {
    entry_id: `ent_${hours}`,
    kind: "text",
    author: own ? "customer" : "staff",
    author_name: own ? person : said.staff,
    own,
    text,
    attachments: [],
    change: null,
    via: own ? "portal" : "console",
    happened_at: ago(hours),
  };
}

function ticketsOf(said: Said, person: string): readonly Ticket[] {
  const rest = {
    category: null,
    origin: "general",
    fields: [],
    cut: false,
    merged_into: null,
    invoice_id: null,
    rating: null,
    can_rate: false,
    reopen_until: null,
  };
  const [[first, text, state], [second, asked, closed]] = [said.ticket, said.closed];
  return [
    {
      ...rest,
      ticket_id: "tkt_1",
      number: 148,
      subject: first,
      preview: said.answer,
      state,
      open: true,
      unseen: true,
      created_at: ago(20),
      updated_at: ago(2),
      entries: [entry(said, person, text, 20), entry(said, person, said.answer, 2)],
      can_reply: true,
      can_close: true,
    },
    {
      ...rest,
      ticket_id: "tkt_0",
      number: 131,
      subject: second,
      preview: asked,
      state: closed,
      open: false,
      unseen: false,
      created_at: ago(700),
      updated_at: ago(600),
      entries: [entry(said, person, asked, 700)],
      can_reply: false,
      can_close: false,
    },
  ];
}

function talkOf(said: Said, person: string): Talk {
  const line = (number: number, own: boolean, text: string): Message => ({
    message_id: `msg_${number}`,
    author: own ? "customer" : "staff",
    author_name: own ? person : said.staff,
    own,
    text,
    attachments: [],
    via: own ? "portal" : "console",
    happened_at: ago(3 - number),
    ticket: null,
  });
  return {
    items: [line(2, false, said.reply), line(1, true, said.message)],
    next: null,
    unread: 0,
    last_message_id: "msg_2",
    other_seen_id: "msg_1",
  };
}

function contractOf(said: Said, person: string, business: string): Contract {
  return {
    contract_id: "ctr_1",
    title: said.contract,
    state: "sent",
    mine: true,
    due_on: new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10),
    sent_at: ago(30),
    ended_at: null,
    message: "",
    business,
    pages: 1,
    pages_drawn: 1,
    document_sha256: "0".repeat(64),
    signers: [{ name: person, own: true, state: "seen", signed_at: null }],
    marks: [],
    consent: said.consent,
    ways: { email: "m…@example.com", sms: "" },
    reason: "",
    receipt_url: "",
    code: "",
    sealed_sha256: "",
    has_evidence: false,
  };
}

function briefOf(contract: Contract): ContractBrief {
  const { contract_id, title, state, mine, due_on, sent_at, ended_at } = contract;
  return { contract_id, title, state, mine, due_on, sent_at, ended_at };
}

/** What the API answers, by method and address below the tenant, of all that is said and signed. */
export function makeTalk(config: PortalConfig, person: string): Readonly<Record<string, unknown>> {
  const said = SAID[config.language];
  const tickets = ticketsOf(said, person);
  const contract = contractOf(said, person, config.name);
  const signed: ContractBrief = {
    ...briefOf(contract),
    contract_id: "ctr_0",
    title: said.signed,
    state: "signed",
    mine: false,
    due_on: null,
    ended_at: ago(900),
  };
  const options: TicketOptions = {
    can_create: true,
    left_today: null,
    locked_until: null,
    categories: [],
    usual: {},
  };
  const picture: ContractPicture = {
    number: 0,
    width: 595,
    height: 842,
    url: sheet(said.contract),
    text: said.page,
  };
  const news: News = { unread: 0, messages_unread: 0, latest: "" };
  return {
    "GET tickets": { items: tickets, next: null },
    "GET tickets/options": options,
    ...Object.fromEntries(tickets.map((one) => [`GET tickets/${one.ticket_id}`, one])),
    ...Object.fromEntries(tickets.map((one) => [`POST tickets/${one.ticket_id}/seen`, {}])),
    "GET messages": talkOf(said, person),
    "POST messages/seen": {},
    "GET contracts": { items: [briefOf(contract), signed], next: null, waiting: 1 },
    "GET contracts/ctr_1": contract,
    "POST contracts/ctr_1/opened": contract,
    "GET contracts/ctr_1/pages": { items: [picture] },
    "POST contracts/ctr_1/read": {},
    "GET notices": { items: [], next: null },
    "GET notices/news": news,
    "GET access-log": { items: [], next: null },
  };
}
