import type { Dashboard, Entry, Invoice, InvoiceRow, Session } from "@ventanilla/api/types";
import type { PortalConfig } from "../config";

/** An account that nobody has, so that a preview has something to show. */
export interface Sample {
  readonly session: Session;
  readonly dashboard: Dashboard;
  readonly entries: readonly Entry[];
  readonly invoice: (id: string) => Invoice | null;
}

const AMOUNTS = [24105.5, 24105, 21980.75, 21980.75, 19870, 19870];
const PRODUCTS = { es: "Abono mensual", en: "Monthly plan", pt: "Plano mensal" } as const;
const DESCRIPTIONS = {
  es: "Servicio del mes, con instalación incluida",
  en: "Service of the month, installation included",
  pt: "Serviço do mês, com instalação incluída",
} as const;
const PERSON = { es: "María Fernández", en: "Mary Ferguson", pt: "Maria Fernandes" } as const;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

export function makeSample(config: PortalConfig): Sample {
  const { currency, language } = config;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const money = (amount: number) => ({ amount: amount.toFixed(digits), currency });
  const rows: InvoiceRow[] = AMOUNTS.map((amount, index) => ({
    id: `inv_${index}`,
    number: `A-0001-${String(9400 - index).padStart(8, "0")}`,
    issued_on: day(-2 - index * 30),
    due_on: day(12 - index * 30),
    total: money(amount),
    open: money(index < 2 ? amount : 0),
    state: index === 0 ? "open" : index === 1 ? "overdue" : "paid",
    product: PRODUCTS[language],
  }));
  const [first = 0, second = 0] = AMOUNTS;
  return {
    session: {
      customer: {
        customer_id: "cus_0",
        name: PERSON[language],
        kind: "person",
        number: "C-00184",
        document: null,
      },
      contact: { name: PERSON[language] },
      accounts: [{ customer_id: "cus_0", name: PERSON[language], number: "C-00184" }],
      language,
      modules: [...config.modules],
      viewed_by: null,
      ends_at: new Date(Date.now() + 12 * 3_600_000).toISOString(),
    },
    dashboard: {
      accounts: [
        {
          currency,
          balance: config.show_total ? money(first + second) : null,
          overdue: config.show_total ? money(second) : null,
          next_due: { date: day(12), amount: money(first) },
          open_count: 2,
          invoice_count: rows.length,
          recent: config.modules.includes("statement") ? rows.slice(0, 5) : rows.slice(0, 1),
        },
      ],
      pending: [
        { kind: "overdue_invoices", count: 1 },
        ...(config.modules.includes("contracts") ? [{ kind: "contracts" as const, count: 1 }] : []),
      ],
    },
    entries: entriesOf(rows, money, config),
    invoice: (id) => invoiceOf(rows, money, id, config),
  };
}

type MoneyOf = (amount: number) => { amount: string; currency: string };

function entriesOf(rows: readonly InvoiceRow[], money: MoneyOf, config: PortalConfig): Entry[] {
  const { show_product, show_description, language } = config;
  const description = show_description ? DESCRIPTIONS[language] : "";
  let balance = 0;
  const entries: Entry[] = [];
  for (const row of [...rows].reverse()) {
    const total = Number(row.total.amount);
    balance += total;
    entries.push({
      id: `ent_${row.id}`,
      date: row.issued_on,
      kind: "invoice",
      number: row.number,
      description: (show_product && row.product) || description,
      amount: row.total,
      balance: money(balance),
      invoice_id: row.id,
      due_on: row.due_on,
    });
    if (row.state === "paid") {
      balance -= total;
      entries.push({
        id: `ent_paid_${row.id}`,
        date: row.due_on,
        kind: "payment",
        number: "",
        description: "",
        amount: money(-total),
        balance: money(balance),
        invoice_id: null,
        due_on: null,
      });
    }
  }
  return entries.reverse();
}

function invoiceOf(
  rows: readonly InvoiceRow[],
  money: MoneyOf,
  id: string,
  config: PortalConfig,
): Invoice | null {
  const row = rows.find((one) => one.id === id);
  if (row === undefined) {
    return null;
  }
  const total = Number(row.total.amount);
  return {
    ...row,
    lines: [
      {
        product: row.product ?? "",
        description: DESCRIPTIONS[config.language],
        quantity: "1",
        unit_price: row.total.amount,
        total: row.total,
      },
    ],
    adjustments: [],
    taxes: [],
    rounding: null,
    prepaid: null,
    net: money(total),
    notes: "",
    has_own_pdf: false,
    downloadable: config.modules.includes("invoice_downloads") || row === rows[0],
  };
}
