import "./styles.css";
import { EmptyState, Page, ProblemBox, Skeleton, useAreaPath, useLoad } from "../../kit";
import { areaPath } from "../../address";
import { readCustomer } from "./api";
import { CustomerPage } from "./CustomerPage";
import { EditPage } from "./EditPage";
import { ListPage } from "./ListPage";
import { NewPage } from "./NewPage";
import { say } from "./words";

/** The customers of the business. */
export default function CustomersArea() {
  const [customer_id, page] = useAreaPath();
  if (customer_id === undefined) {
    return <ListPage />;
  }
  if (customer_id === "new") {
    return <NewPage />;
  }
  return <OneCustomer key={customer_id} id={customer_id} page={page} />;
}

function OneCustomer({ id, page }: { id: string; page: string | undefined }) {
  const customer = useLoad(id, () => readCustomer(id));
  const found = customer.value.value;
  if (found !== null) {
    const keep = customer.reload;
    return page === "edit" ? (
      <EditPage customer={found} onChange={keep} />
    ) : (
      <CustomerPage customer={found} asksPassword={page === "password"} onChange={keep} />
    );
  }
  const problem = customer.problem.value;
  return (
    <Page title={say().title} back={{ href: areaPath("customers"), label: say().back }}>
      {problem?.status === 404 ? (
        <div class="card">
          <EmptyState drawing="nothing" title={say().nobody}>
            {say().nobody_more}
          </EmptyState>
        </div>
      ) : problem ? (
        <ProblemBox problem={problem} onRetry={customer.reload} />
      ) : (
        <div class="card">
          <Skeleton kind="row" count={8} />
        </div>
      )}
    </Page>
  );
}
