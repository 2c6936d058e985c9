"""The pages, one module a page: what it asks the ledger for and which template shows it."""
