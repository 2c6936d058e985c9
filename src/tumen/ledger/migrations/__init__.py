"""The ledger's migrations, run by :mod:`tumen.ledger.opening` on the connection that it gives them."""
