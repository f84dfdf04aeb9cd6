"""What a customer owes and has paid: invoices, payments, credit notes, the statement."""
