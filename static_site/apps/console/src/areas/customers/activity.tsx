import type { Customer } from "@ventanilla/api/customer-types";
import { money, sign } from "@ventanilla/i18n";
import { Group, moment } from "../../kit";
import { say } from "./words";

/** The customer's balances by currency. */
export function AccountsGroup({ customer: { accounts } }: { customer: Customer }) {
  const words = say().accounts;
  return (
    <Group title={words.title}>
      {accounts.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        accounts.map(({ currency, balance, overdue }) => (
          <dl key={currency} class="facts">
            <div>
              <dt>{words.balance}</dt>
              <dd class="figure">{money(balance)}</dd>
            </div>
            <div>
              <dt>{words.overdue}</dt>
              <dd class="figure">
                {sign(overdue.amount) > 0 ? <strong class="late">{money(overdue)}</strong> : money(overdue)}
              </dd>
            </div>
          </dl>
        ))
      )}
    </Group>
  );
}

/** The customer's latest sign-ins. */
export function SignInsGroup({ customer: { sign_ins } }: { customer: Customer }) {
  const words = say().sign_ins;
  const methods = words.methods as Readonly<Partial<Record<string, string>>>;
  return (
    <Group title={words.title}>
      {sign_ins.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <ul class="list events" role="list">
          {sign_ins.map(({ at, method }) => (
            <li key={at + method}>
              <time dateTime={at}>{moment(at)}</time>
              <span class="soft">{methods[method] ?? method}</span>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

/** The access log as the customer sees it. */
export function LogGroup({ customer: { access_log } }: { customer: Customer }) {
  const words = say().log;
  const acts = words.acts as Readonly<Partial<Record<string, string>>>;
  return (
    <Group title={words.title} explanation={words.text}>
      {access_log.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <ul class="list events" role="list">
          {access_log.map(({ at, act, staff_name }) => (
            <li key={at + act}>
              <time dateTime={at}>{moment(at)}</time>
              <span>
                {acts[act] ?? act} <span class="soft">{staff_name}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}
