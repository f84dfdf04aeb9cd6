import type { Invoice } from "@ventanilla/api/types";
import { account, date, fill, money, pages, percent, quantity, sign, unitPrice } from "@ventanilla/i18n";
import { Dialog } from "@ventanilla/ui/dialog";
import { Icon } from "@ventanilla/ui/icons";
import { useLoad } from "@ventanilla/ui/load";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { Skeleton } from "@ventanilla/ui/states";
import { config, path } from "../portal";
import { api } from "../session";
import { StateBadge } from "./badges";
import { FileTray } from "./Files";
import { fetchFile, job } from "./files";

/** One invoice over the page it was opened from, and its PDF. */
export function InvoiceDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { value, problem, reload } = useLoad(id, () => api.invoice(id));
  const { invoice: say } = pages();
  const invoice = value.value;
  const mayAsk = config.modules.includes("tickets") && config.tickets?.create !== false;
  const preparing = job.value?.at === "preparing";
  return (
    <Dialog
      id="invoice"
      title={fill(say.title, { number: invoice?.number ?? "" })}
      onClose={onClose}
      actions={
        <>
          {mayAsk && invoice !== null && (
            <a class="button" href={`${path("tickets")}?nuevo=1&factura=${id}`}>
              {say.ask}
            </a>
          )}
          {invoice?.downloadable && (
            <button
              type="button"
              class="button primary"
              aria-disabled={preparing || undefined}
              onClick={() => preparing || void fetchFile("pdf", () => api.invoicePdf(id))}
            >
              <Icon name="download" />
              {say.download}
            </button>
          )}
        </>
      }
    >
      {problem.value && <ProblemNotice problem={problem.value} onRetry={reload} />}
      {invoice === null && problem.value === null && (
        <div role="status" aria-label={account().loading}>
          <Skeleton kind="text" count={3} />
          <Skeleton kind="row" count={3} />
        </div>
      )}
      {invoice !== null && <InvoiceSheet invoice={invoice} />}
      <FileTray within="dialog" />
    </Dialog>
  );
}

function InvoiceSheet({ invoice }: { invoice: Invoice }) {
  const { invoice: say } = pages();
  return (
    <>
      <dl class="facts across">
        <div>
          <dt>{account().invoice.issued}</dt>
          <dd>{date(invoice.issued_on, "short", true)}</dd>
        </div>
        <div>
          <dt>{say.due}</dt>
          <dd>{date(invoice.due_on, "short", true)}</dd>
        </div>
        <div>
          <dt>{say.state}</dt>
          <dd>
            <StateBadge state={invoice.state} />
          </dd>
        </div>
      </dl>
      {(config.show_product || config.show_description) && <Lines invoice={invoice} />}
      <Sums invoice={invoice} />
      {invoice.notes && (
        <section>
          <h3>{say.notes}</h3>
          <p class="pre">{invoice.notes}</p>
        </section>
      )}
    </>
  );
}

function Lines({ invoice: { lines, net } }: { invoice: Invoice }) {
  const { currency } = net;
  const { invoice: say } = pages();
  if (lines.length === 0) {
    return <p class="soft">{say.no_lines}</p>;
  }
  return (
    <table class="lines">
      <caption class="visually-hidden">{say.lines}</caption>
      <thead>
        <tr>
          <th scope="col">{say.item}</th>
          <th scope="col" class="number wide-only">
            {say.quantity}
          </th>
          <th scope="col" class="number wide-only">
            {say.unit_price}
          </th>
          <th scope="col" class="number">
            {say.line_total}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <td>
              {config.show_product && line.product && <strong>{line.product}</strong>}
              {config.show_description && line.description && (
                <span class="pre soft">{line.description}</span>
              )}
              <span class="narrow-only soft figure">
                {quantity(line.quantity)} × {unitPrice({ amount: line.unit_price, currency })}
              </span>
            </td>
            <td class="number wide-only">{quantity(line.quantity)}</td>
            <td class="number wide-only">{unitPrice({ amount: line.unit_price, currency })}</td>
            <td class="number">{money(line.total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sums({ invoice }: { invoice: Invoice }) {
  const { invoice: say } = pages();
  const partly = sign(invoice.open.amount) > 0 && invoice.open.amount !== invoice.total.amount;
  return (
    <dl class="sums">
      {invoice.adjustments.map((adjustment) => (
        <div key={adjustment.description}>
          <dt>{adjustment.description}</dt>
          <dd>{money(adjustment.amount)}</dd>
        </div>
      ))}
      {invoice.taxes.length > 0 && (
        <div>
          <dt>{say.net}</dt>
          <dd>{money(invoice.net)}</dd>
        </div>
      )}
      {invoice.taxes.map((tax) => (
        <div key={`${tax.name} ${tax.rate}`}>
          <dt>
            {fill(say.tax, { name: tax.name, rate: tax.rate === null ? "" : percent(tax.rate) })}
            {tax.base && <span class="soft"> {fill(say.tax_base, { base: money(tax.base) })}</span>}
          </dt>
          <dd>{money(tax.amount)}</dd>
        </div>
      ))}
      {invoice.rounding && (
        <div>
          <dt>{say.rounding}</dt>
          <dd>{money(invoice.rounding)}</dd>
        </div>
      )}
      {invoice.prepaid && (
        <div>
          <dt>{say.prepaid}</dt>
          <dd>{money(invoice.prepaid)}</dd>
        </div>
      )}
      <div class="grand">
        <dt>{say.total}</dt>
        <dd>{money(invoice.total)}</dd>
      </div>
      {partly && (
        <div>
          <dt>{say.open}</dt>
          <dd>{money(invoice.open)}</dd>
        </div>
      )}
    </dl>
  );
}
