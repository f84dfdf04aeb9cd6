import { useSignal } from "@preact/signals";
import type { Problem } from "@ventanilla/api/problems";
import type { Contract } from "@ventanilla/api/types";
import { fill, moment } from "@ventanilla/i18n";
import { Icon } from "@ventanilla/ui/icons";
import { ProblemNotice } from "@ventanilla/ui/problem";
import { explainContract } from "@ventanilla/ui/signing/problems";
import { SignDialog } from "@ventanilla/ui/signing/SignDialog";
import { Skeleton } from "@ventanilla/ui/states";
import { useCallback, useEffect, useRef } from "preact/hooks";
import { path } from "../../portal";
import { fetchFile } from "../files";
import { PageHead } from "../PageHead";
import {
  askCode,
  checkCode,
  type ContractFile,
  fileOf,
  noteRead,
  openContract,
  readContract,
  signContract,
} from "./calls";
import { DeclineDialog } from "./DeclineDialog";
import { Pages } from "./Pages";
import { say } from "./words";

const SEALING_MS = 2000;

interface Props {
  id: string;
  /** Whether staff look as the customer: then nothing is noted and nothing can be done. */
  viewed: boolean;
}

/** One contract: read to its end, authorised, signed, taken along. */
export function ContractPage({ id, viewed }: Props) {
  const words = say();
  const contract = useSignal<Contract | null>(null);
  const problem = useSignal<Problem | null>(null);
  const load = useCallback(async () => {
    problem.value = null;
    const result = await (viewed ? readContract(id) : openContract(id));
    if (result.ok) {
      contract.value = result.value;
    } else {
      problem.value = result.problem;
    }
  }, [id, viewed, contract, problem]);
  useEffect(() => void load(), [load]);
  const state = contract.value?.state;
  useEffect(() => {
    if (state !== "sealing") {
      return undefined;
    }
    const timer = setInterval(() => {
      void readContract(id).then((result) => {
        if (result.ok) {
          contract.value = result.value;
        }
      });
    }, SEALING_MS);
    return () => clearInterval(timer);
  }, [state, id, contract]);
  const shown = contract.value;
  return (
    <>
      <a class="back" href={path("contratos")}>
        {words.one.back}
      </a>
      <PageHead title={shown?.title ?? words.title} />
      {problem.value && (
        <ProblemNotice
          problem={problem.value}
          says={explainContract(problem.value)}
          onRetry={() => void load()}
        />
      )}
      {shown === null && problem.value === null && (
        <section class="card">
          <Skeleton kind="row" count={6} />
        </section>
      )}
      {shown !== null && (
        <Shown contract={shown} viewed={viewed} onChange={(next) => (contract.value = next)} />
      )}
    </>
  );
}

interface ShownProps {
  contract: Contract;
  viewed: boolean;
  onChange: (contract: Contract) => void;
}

function Shown({ contract, viewed, onChange }: ShownProps) {
  const words = say();
  const read = useSignal(false);
  const unnoted = useSignal<Problem | null>(null);
  const consented = useSignal(false);
  const open = useSignal<"sign" | "decline" | null>(null);
  const mine = contract.mine && !viewed;
  const close = () => {
    open.value = null;
  };
  const isDrawn = contract.pages_drawn >= 0;
  const take = (file: ContractFile) =>
    void fetchFile(file === "events" ? file : "pdf", async () => {
      const link = await fileOf(contract.contract_id, file);
      if (link.ok && !isDrawn && (file === "original" || file === "sealed")) {
        // That it was taken stands in the record: of what has no pages here, nothing more is known.
        read.value = true;
      }
      return link;
    });
  const signs = !viewed && contract.signers.some(({ own, signed_at }) => own && signed_at === null);
  const pages = useRef<HTMLElement>(null);
  const consent = useRef<HTMLElement>(null);
  // First it is read, then it is authorised: whatever comes next is brought into view.
  const proceed = () => {
    const next = read.value || !isDrawn ? consent.current : pages.current;
    next?.scrollIntoView();
    next?.focus({ preventScroll: true });
  };
  const note = async () => {
    if (read.value) {
      return;
    }
    unnoted.value = null;
    const noted = signs ? await noteRead(contract.contract_id, contract.document_sha256) : null;
    if (noted === null || noted.ok) {
      read.value = true;
    } else {
      unnoted.value = noted.problem;
    }
  };
  return (
    <>
      <Facts contract={contract} />
      <div class="inline contract-files">
        <button
          type="button"
          class="button"
          onClick={() => take(contract.sealed_sha256 ? "sealed" : "original")}
        >
          <Icon name="download" />
          {words.one.download}
        </button>
        {contract.has_evidence && (
          <button type="button" class="button" onClick={() => take("evidence")}>
            <Icon name="download" />
            {words.one.evidence}
          </button>
        )}
        {contract.sealed_sha256 !== "" && (
          <button type="button" class="button" onClick={() => take("events")}>
            <Icon name="download" />
            {words.one.events}
          </button>
        )}
        {mine && (
          <button type="button" class="button primary" onClick={proceed}>
            {words.one.sign}
          </button>
        )}
      </div>
      <Pages contract={contract} signs={signs} anchor={pages} onEnd={() => void note()} />
      {mine && (
        <section ref={consent} class="card contract-sign" aria-label={words.one.consent_title} tabIndex={-1}>
          <h2>{words.one.consent_title}</h2>
          {!read.value && <p class="notice">{isDrawn ? words.one.read_first : words.one.take_first}</p>}
          {unnoted.value && (
            <ProblemNotice
              problem={unnoted.value}
              says={explainContract(unnoted.value)}
              onRetry={() => void note()}
            />
          )}
          <label class="switch-line">
            <input
              type="checkbox"
              name="consent"
              checked={consented.value}
              disabled={!read.value}
              onChange={({ currentTarget: { checked } }) => (consented.value = checked)}
            />
            <span>{contract.consent}</span>
          </label>
          <div class="inline">
            <button
              type="button"
              class="button primary"
              disabled={!read.value || !consented.value}
              onClick={() => (open.value = "sign")}
            >
              {words.one.authorise}
            </button>
            <button type="button" class="button quiet" onClick={() => (open.value = "decline")}>
              {words.one.decline}
            </button>
          </div>
        </section>
      )}
      {open.value === "sign" && (
        <SignDialog
          contract={contract}
          calls={{
            ask: (channel) => askCode(contract.contract_id, channel),
            check: (challenge_id, body) => checkCode(contract.contract_id, challenge_id, body),
            sign: (body) => signContract(contract.contract_id, body),
          }}
          onClose={close}
          onSigned={(next) => {
            onChange(next);
            return {
              signed_at: next.signers.find(({ own }) => own)?.signed_at,
              url: next.receipt_url,
            };
          }}
        />
      )}
      {open.value === "decline" && (
        <DeclineDialog
          contract={contract}
          onClose={close}
          onDone={(next) => {
            close();
            onChange(next);
          }}
        />
      )}
    </>
  );
}

/** Why it ended: in the business's words, or in ours where it is being corrected. */
function why({ state, reason }: Contract): string {
  const words = say().one;
  const isCorrected = state === "withdrawn" && reason === "corrected";
  return fill(words.reason, { reason: isCorrected ? words.corrected : reason });
}

/** How it stands, and who signs. */
function Facts({ contract }: { contract: Contract }) {
  const words = say();
  const { state, reason, message, business, signers, mine } = contract;
  const waits = !mine && (state === "sent" || state === "seen" || state === "partly_signed");
  return (
    <section class="card">
      <p>
        <span class={mine ? "badge waiting" : "badge"}>{words.states[state]}</span>
      </p>
      {state === "sealing" && <p role="status">{words.one.sealing}</p>}
      {waits && signers.some((one) => one.own && one.state !== "signed") && (
        <p class="soft">{words.one.not_yet}</p>
      )}
      {reason && <p class="soft">{why(contract)}</p>}
      {message && (
        <>
          <h2>{fill(words.one.says, { name: business })}</h2>
          <p class="pre">{message}</p>
        </>
      )}
      <h2>{words.one.signers}</h2>
      <ul class="list">
        {signers.map((one) => (
          <li key={one.name} class="row">
            <span class="row-main">
              <span>
                {one.name} {one.own && words.one.you}
              </span>
              <span class="soft">
                {fill(words.one.signer_states[one.state], {
                  at: one.signed_at ? moment(one.signed_at) : "",
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {contract.receipt_url && (
        <p>
          <a href={contract.receipt_url} target="_blank" rel="noopener">
            {words.one.receipt}
          </a>
        </p>
      )}
      {contract.sealed_sha256 && (
        <p class="soft contract-code">{fill(words.one.code_of, { code: contract.code })}</p>
      )}
    </section>
  );
}
