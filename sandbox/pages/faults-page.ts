import { html } from "hono/html";
import { apiCalls } from "../faults/api-call";
import { isResponderFault } from "../domain/responder-fault";
import { callsOf, faultNames, faults } from "../faults/fault";
import type { OrderedFault } from "../store/faults";
import { controlFrame } from "./control-frame";

/** The page for ordering faults, with the pending ones. @param problems the invalid fields of the last order */
export const faultsPage = (ordered: readonly OrderedFault[], problems: readonly string[] = []) =>
  controlFrame(
    "/sandbox/faults",
    "Faults",
    html`<h1>Faults</h1>
      <p>
        A fault affects the next calls, signatures or postbacks that it applies to, as many as you choose.
      </p>
      ${problems.map((problem) => html`<p class="problem" role="alert">${problem}</p>`)} ${orderForm()}
      <h2>Pending faults</h2>
      ${ordered.length === 0 ? html`<p>None.</p>` : orderedTable(ordered)}
      <h2>Available faults</h2>
      <dl class="glossary">
        ${faultNames.map(
          (name) =>
            html`<dt><code>${name}</code></dt>
              <dd>${subjectOf(name)} ${withCode(faults[name].what)}</dd>`,
        )}
      </dl>`,
  );

/** Shows text between backticks as code. */
const withCode = (text: string) =>
  text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));

function subjectOf(name: (typeof faultNames)[number]): string {
  const calls = callsOf(name);
  if (isResponderFault(name)) return "A signature";
  if (calls.length === 0) return "A postback";
  return calls.length > 2 ? "A call" : calls.join(", ");
}

const orderForm = () =>
  html`<form method="post" action="/sandbox/faults" class="order">
    <div class="field">
      <label for="fault">Fault</label>
      <select id="fault" name="fault">
        ${faultNames.map((name) => html`<option>${name}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="call">Only for the call</label>
      <select id="call" name="call">
        <option value="">any that it can affect</option>
        ${apiCalls.map((name) => html`<option>${name}</option>`)}
      </select>
    </div>
    ${numberField("count", "Number of times", "1", "1")}
    ${numberField("after", "Number that succeed first", "0", "0")}
    ${numberField("delay_ms", "Delay in milliseconds", "0", "")}
    <div class="field">
      <label for="moment">Occurs</label>
      <select id="moment" name="moment" aria-describedby="moment-hint">
        <option value="">before the work is done</option>
        <option value="after">after the work is done</option>
      </select>
      <p class="hint" id="moment-hint">For server_error, bad_gateway and connection_reset.</p>
    </div>
    ${tokenField("signing", "Only for the signing")} ${tokenField("file", "Uploaded file, for other_file")}
    <div class="actions"><button type="submit" class="primary">Add fault</button></div>
  </form>`;

const tokenField = (name: string, label: string) =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" placeholder="token" autocomplete="off" spellcheck="false" />
  </div>`;

const numberField = (name: string, label: string, min: string, value: string) =>
  html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="number" min="${min}" value="${value}" />
  </div>`;

const orderedTable = (ordered: readonly OrderedFault[]) =>
  html`<table class="rows">
      <thead>
        <tr>
          <th scope="col">Fault</th>
          <th scope="col">Call</th>
          <th scope="col">Times</th>
          <th scope="col">After</th>
          <th scope="col"><span class="unseen">Cancel</span></th>
        </tr>
      </thead>
      <tbody>
        ${ordered.map(
          ({ id, fault, call, skip, remaining, signingToken }) =>
            html`<tr>
              <td data-label="Fault">
                <code>${fault}</code> ${signingToken ? html`<span class="hint">one signing</span>` : ""}
              </td>
              <td data-label="Call">${call ?? "any"}</td>
              <td data-label="Times">${remaining}</td>
              <td data-label="After">${skip}</td>
              <td>
                <form method="post" action="/sandbox/faults/${id}/cancel">
                  <button type="submit" aria-label="Cancel ${fault}">Cancel</button>
                </form>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    <form method="post" action="/sandbox/faults/clear" class="actions">
      <button type="submit">Cancel all</button>
    </form>`;
